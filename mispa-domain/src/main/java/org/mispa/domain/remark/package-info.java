/// Sentences that stand inside records, such as the reason for an inferred link, and how they read in other languages.
@NullMarked
package org.mispa.domain.remark;

import org.jspecify.annotations.NullMarked;
