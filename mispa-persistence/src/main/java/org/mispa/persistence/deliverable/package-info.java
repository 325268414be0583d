/// Deliverables: list and page.
@NullMarked
package org.mispa.persistence.deliverable;

import org.jspecify.annotations.NullMarked;
