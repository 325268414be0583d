/// Tests of what is marked in what was found.
@NullMarked
package org.mispa.domain.search;

import org.jspecify.annotations.NullMarked;
