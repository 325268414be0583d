/// Measures the packaged portal from outside, with as many records as asked for (docs/performance.md). In the Maven
/// profile
/// `benchmark` alone.
@NullMarked
package org.mispa.benchmark;

import org.jspecify.annotations.NullMarked;
