/// Figures, stated and listed side by side.
@NullMarked
package org.mispa.web.figure;

import org.jspecify.annotations.NullMarked;
