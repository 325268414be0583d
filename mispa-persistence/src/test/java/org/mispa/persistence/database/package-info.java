/// The database of the tests, and tests of where the portal's comes from.
@NullMarked
package org.mispa.persistence.database;

import org.jspecify.annotations.NullMarked;
