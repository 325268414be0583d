/// What the persistence tests share.
@NullMarked
package org.mispa.persistence;

import org.jspecify.annotations.NullMarked;
