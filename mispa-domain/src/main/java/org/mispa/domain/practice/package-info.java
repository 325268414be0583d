/// Documented experience of a country or institution from which others can learn.
@NullMarked
package org.mispa.domain.practice;

import org.jspecify.annotations.NullMarked;
