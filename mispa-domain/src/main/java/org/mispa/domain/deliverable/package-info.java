/// What was promised to be handed over, by when and by whom, and what came of it.
@NullMarked
package org.mispa.domain.deliverable;

import org.jspecify.annotations.NullMarked;
