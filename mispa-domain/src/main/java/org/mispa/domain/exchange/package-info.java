/// In which form records leave the portal and come in again.
@NullMarked
package org.mispa.domain.exchange;

import org.jspecify.annotations.NullMarked;
