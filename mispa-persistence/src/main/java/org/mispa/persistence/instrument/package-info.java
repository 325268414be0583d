/// Instruments: list and page.
@NullMarked
package org.mispa.persistence.instrument;

import org.jspecify.annotations.NullMarked;
