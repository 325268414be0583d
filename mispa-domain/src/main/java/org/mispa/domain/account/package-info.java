/// Who may sign in, and what they may do.
@NullMarked
package org.mispa.domain.account;

import org.jspecify.annotations.NullMarked;
