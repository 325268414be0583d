/// Quantities that a source states, and the recorded lists they stand beside.
@NullMarked
package org.mispa.domain.figure;

import org.jspecify.annotations.NullMarked;
