/// Pages on which delegations review what is recorded about them, and the secretariat answers.
@NullMarked
package org.mispa.web.delegation;

import org.jspecify.annotations.NullMarked;
