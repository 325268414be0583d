/// Activities: lists, facets and pages.
@NullMarked
package org.mispa.persistence.activity;

import org.jspecify.annotations.NullMarked;
