/// States and other countries: their names in four languages and their standing in the Organization.
@NullMarked
package org.mispa.domain.country;

import org.jspecify.annotations.NullMarked;
