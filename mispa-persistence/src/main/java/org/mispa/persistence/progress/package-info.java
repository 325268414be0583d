/// Counts over all records, one statement for each answer.
@NullMarked
package org.mispa.persistence.progress;

import org.jspecify.annotations.NullMarked;
