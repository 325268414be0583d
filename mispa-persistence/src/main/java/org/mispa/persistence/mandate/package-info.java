/// Mandates and what they are built on.
@NullMarked
package org.mispa.persistence.mandate;

import org.jspecify.annotations.NullMarked;
