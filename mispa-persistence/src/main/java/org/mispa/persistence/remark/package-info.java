/// Reads translated remarks.
@NullMarked
package org.mispa.persistence.remark;

import org.jspecify.annotations.NullMarked;
