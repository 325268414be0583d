/// Tests of what the persistence shares, on a real database.
@NullMarked
package org.mispa.persistence.deliverable;

import org.jspecify.annotations.NullMarked;
