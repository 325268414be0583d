/// The lines of work by which the General Secretariat carries mandates out.
@NullMarked
package org.mispa.domain.initiative;

import org.jspecify.annotations.NullMarked;
