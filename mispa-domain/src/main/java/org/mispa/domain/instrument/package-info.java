/// Commitments, resolutions, conventions, agreements and other documents the process is built on.
@NullMarked
package org.mispa.domain.instrument;

import org.jspecify.annotations.NullMarked;
