/// Pages of instruments.
@NullMarked
package org.mispa.web.instrument;

import org.jspecify.annotations.NullMarked;
