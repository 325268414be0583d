/// The application as a whole.
@NullMarked
package org.mispa;

import org.jspecify.annotations.NullMarked;
