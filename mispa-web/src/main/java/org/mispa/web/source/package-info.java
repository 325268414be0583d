/// Pages of sources and statements.
@NullMarked
package org.mispa.web.source;

import org.jspecify.annotations.NullMarked;
