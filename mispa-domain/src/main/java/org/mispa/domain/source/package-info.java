/// Documents that the records rest on, and what they say beside the records.
@NullMarked
package org.mispa.domain.source;

import org.jspecify.annotations.NullMarked;
