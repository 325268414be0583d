/// Pages of organizations.
@NullMarked
package org.mispa.web.organization;

import org.jspecify.annotations.NullMarked;
