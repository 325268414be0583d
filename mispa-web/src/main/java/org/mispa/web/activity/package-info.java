/// Pages of activities.
@NullMarked
package org.mispa.web.activity;

import org.jspecify.annotations.NullMarked;
