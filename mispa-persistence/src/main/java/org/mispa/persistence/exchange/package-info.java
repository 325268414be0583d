/// Reads record files: the shipped ones now, those of users later.
@NullMarked
package org.mispa.persistence.exchange;

import org.jspecify.annotations.NullMarked;
