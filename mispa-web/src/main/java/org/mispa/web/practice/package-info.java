/// Pages of practices.
@NullMarked
package org.mispa.web.practice;

import org.jspecify.annotations.NullMarked;
