/// Stated figures beside the recorded lists.
@NullMarked
package org.mispa.persistence.figure;

import org.jspecify.annotations.NullMarked;
