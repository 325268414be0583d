/// Pages of mandates.
@NullMarked
package org.mispa.web.mandate;

import org.jspecify.annotations.NullMarked;
