/// Addresses that programs subscribe to.
@NullMarked
package org.mispa.web.feed;

import org.jspecify.annotations.NullMarked;
