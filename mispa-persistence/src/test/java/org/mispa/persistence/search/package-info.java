/// Tests of finding on a real database.
@NullMarked
package org.mispa.persistence.search;

import org.jspecify.annotations.NullMarked;
