/// Following a record: people are told by mail of what changed about it, as often as they wish.
@NullMarked
package org.mispa.domain.follow;

import org.jspecify.annotations.NullMarked;
