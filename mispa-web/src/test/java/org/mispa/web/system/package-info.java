/// Tests of what all pages share, and what tests of pages share.
@NullMarked
package org.mispa.web.system;

import org.jspecify.annotations.NullMarked;
