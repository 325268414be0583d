/// What readers subscribe to, from the records and the list of changes.
@NullMarked
package org.mispa.persistence.feed;

import org.jspecify.annotations.NullMarked;
