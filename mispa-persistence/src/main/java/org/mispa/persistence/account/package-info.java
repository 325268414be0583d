/// Accounts in the database.
@NullMarked
package org.mispa.persistence.account;

import org.jspecify.annotations.NullMarked;
