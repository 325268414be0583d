/// Practices: list and page.
@NullMarked
package org.mispa.persistence.practice;

import org.jspecify.annotations.NullMarked;
