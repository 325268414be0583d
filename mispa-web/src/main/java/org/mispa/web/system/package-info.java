/// What all pages share: the clock, error pages, security, languages, caching.
@NullMarked
package org.mispa.web.system;

import org.jspecify.annotations.NullMarked;
