/// Tests of the one door.
@NullMarked
package org.mispa.persistence.change;

import org.jspecify.annotations.NullMarked;
