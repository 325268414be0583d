/// Pages of meetings.
@NullMarked
package org.mispa.web.meeting;

import org.jspecify.annotations.NullMarked;
