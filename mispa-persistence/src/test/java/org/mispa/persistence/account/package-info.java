/// Tests of accounts on a real database.
@NullMarked
package org.mispa.persistence.account;

import org.jspecify.annotations.NullMarked;
