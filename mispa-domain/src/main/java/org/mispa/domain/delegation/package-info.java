/// What delegations confirm and observe of what is recorded about them: the right of reply.
@NullMarked
package org.mispa.domain.delegation;

import org.jspecify.annotations.NullMarked;
