/// The home page and the pages of the components.
@NullMarked
package org.mispa.web.progress;

import org.jspecify.annotations.NullMarked;
