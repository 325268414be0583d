/// Sources and what they say beside the records.
@NullMarked
package org.mispa.persistence.source;

import org.jspecify.annotations.NullMarked;
