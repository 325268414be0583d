/// What readers subscribe to: changes as they are published, and a calendar of activities and due dates.
@NullMarked
package org.mispa.domain.feed;

import org.jspecify.annotations.NullMarked;
