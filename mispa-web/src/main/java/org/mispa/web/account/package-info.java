/// Signing in, one's own account, and the accounts of others.
@NullMarked
package org.mispa.web.account;

import org.jspecify.annotations.NullMarked;
