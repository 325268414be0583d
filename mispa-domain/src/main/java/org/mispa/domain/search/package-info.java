/// Finding records of any kind by words, in any of the four languages.
@NullMarked
package org.mispa.domain.search;

import org.jspecify.annotations.NullMarked;
