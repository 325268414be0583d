/// What a record of any kind looks like as rows of cells: how it is read from files and forms, written, and compared.
@NullMarked
package org.mispa.domain.record;

import org.jspecify.annotations.NullMarked;
