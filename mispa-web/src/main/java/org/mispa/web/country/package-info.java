/// Pages of countries, and the matrix of states and mandates.
@NullMarked
package org.mispa.web.country;

import org.jspecify.annotations.NullMarked;
