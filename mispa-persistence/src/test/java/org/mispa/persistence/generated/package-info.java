/// Fills a database with as many records as asked for, for tests and for the benchmark (docs/performance.md).
@NullMarked
package org.mispa.persistence.generated;

import org.jspecify.annotations.NullMarked;
