/// Follows and the mails about them, in SQL.
@NullMarked
package org.mispa.persistence.follow;

import org.jspecify.annotations.NullMarked;
