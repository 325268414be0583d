/// What every feature speaks in: dates of stated precision, wordings, citations, the reckoning of a page.
@NullMarked
package org.mispa.domain.shared;

import org.jspecify.annotations.NullMarked;
