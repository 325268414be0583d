/// Pages of the lines of work.
@NullMarked
package org.mispa.web.initiative;

import org.jspecify.annotations.NullMarked;
