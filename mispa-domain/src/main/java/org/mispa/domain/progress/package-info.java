/// Where things stand: figures over all records, reckoned for a day.
@NullMarked
package org.mispa.domain.progress;

import org.jspecify.annotations.NullMarked;
