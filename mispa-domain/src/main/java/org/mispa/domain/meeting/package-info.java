/// Ministerial and other meetings, the reporting periods between them, and the as-of day that follows from these.
@NullMarked
package org.mispa.domain.meeting;

import org.jspecify.annotations.NullMarked;
