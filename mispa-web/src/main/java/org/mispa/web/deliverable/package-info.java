/// Pages of deliverables.
@NullMarked
package org.mispa.web.deliverable;

import org.jspecify.annotations.NullMarked;
