/// Countries: names, lists, pages, the matrix.
@NullMarked
package org.mispa.persistence.country;

import org.jspecify.annotations.NullMarked;
