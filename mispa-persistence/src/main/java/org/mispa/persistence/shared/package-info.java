/// What the SQL of every feature is made of.
@NullMarked
package org.mispa.persistence.shared;

import org.jspecify.annotations.NullMarked;
