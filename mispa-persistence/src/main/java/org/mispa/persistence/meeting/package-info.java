/// Meetings and reporting periods.
@NullMarked
package org.mispa.persistence.meeting;

import org.jspecify.annotations.NullMarked;
