/// Organizations that carry out, support or take part in the work.
@NullMarked
package org.mispa.domain.organization;

import org.jspecify.annotations.NullMarked;
