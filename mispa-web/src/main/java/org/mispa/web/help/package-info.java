/// The pages that explain the portal to its readers.
@NullMarked
package org.mispa.web.help;

import org.jspecify.annotations.NullMarked;
