/// SQL that finds records by words.
@NullMarked
package org.mispa.persistence.search;

import org.jspecify.annotations.NullMarked;
