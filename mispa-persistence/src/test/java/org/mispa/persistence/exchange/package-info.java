/// Tests of the record files.
@NullMarked
package org.mispa.persistence.exchange;

import org.jspecify.annotations.NullMarked;
