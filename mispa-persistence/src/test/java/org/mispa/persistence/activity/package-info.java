/// Tests of what the persistence shares, on a real database.
@NullMarked
package org.mispa.persistence.activity;

import org.jspecify.annotations.NullMarked;
