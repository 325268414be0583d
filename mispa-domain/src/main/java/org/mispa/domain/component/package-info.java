/// The five components of the Commitment.
@NullMarked
package org.mispa.domain.component;

import org.jspecify.annotations.NullMarked;
