/// The page that finds records by words.
@NullMarked
package org.mispa.web.search;

import org.jspecify.annotations.NullMarked;
