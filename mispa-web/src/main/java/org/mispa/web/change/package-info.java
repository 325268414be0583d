/// What is known about the records as such: how they are translated.
@NullMarked
package org.mispa.web.change;

import org.jspecify.annotations.NullMarked;
