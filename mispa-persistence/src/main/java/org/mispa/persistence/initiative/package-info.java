/// Lines of work: list and page.
@NullMarked
package org.mispa.persistence.initiative;

import org.jspecify.annotations.NullMarked;
