/// Tests of the reckoning on a real database.
@NullMarked
package org.mispa.persistence.progress;

import org.jspecify.annotations.NullMarked;
