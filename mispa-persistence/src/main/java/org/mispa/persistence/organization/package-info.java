/// Organizations: list and page.
@NullMarked
package org.mispa.persistence.organization;

import org.jspecify.annotations.NullMarked;
