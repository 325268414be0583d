/// The one door by which records enter and change.
@NullMarked
package org.mispa.domain.change;

import org.jspecify.annotations.NullMarked;
