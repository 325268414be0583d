/// What the ministers asked for, by number.
@NullMarked
package org.mispa.domain.mandate;

import org.jspecify.annotations.NullMarked;
