/// Writes records through JPA, and keeps the list of changes.
@NullMarked
package org.mispa.persistence.change;

import org.jspecify.annotations.NullMarked;
