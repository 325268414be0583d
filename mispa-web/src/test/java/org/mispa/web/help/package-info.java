/// Tests of the pages that explain the portal.
@NullMarked
package org.mispa.web.help;

import org.jspecify.annotations.NullMarked;
