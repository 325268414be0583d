/// Following records and being told of their changes by mail.
@NullMarked
package org.mispa.web.follow;

import org.jspecify.annotations.NullMarked;
