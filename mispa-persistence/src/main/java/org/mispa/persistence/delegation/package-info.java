/// Confirmations and observations in the database.
@NullMarked
package org.mispa.persistence.delegation;

import org.jspecify.annotations.NullMarked;
