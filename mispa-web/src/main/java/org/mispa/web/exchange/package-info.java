/// The whole published set to take away, and the codebook of everything that can be taken away.
@NullMarked
package org.mispa.web.exchange;

import org.jspecify.annotations.NullMarked;
