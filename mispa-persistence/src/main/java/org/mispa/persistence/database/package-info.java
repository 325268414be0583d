/// Where the database comes from: a server that was given, or an own PostgreSQL on a kept data directory.
@NullMarked
package org.mispa.persistence.database;

import org.jspecify.annotations.NullMarked;
