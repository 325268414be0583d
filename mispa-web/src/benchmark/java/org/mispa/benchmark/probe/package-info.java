/// What the benchmark puts beside the portal in its process, from a jar of its own that no release holds.
@NullMarked
package org.mispa.benchmark.probe;

import org.jspecify.annotations.NullMarked;
