/// What was done, is under way or is planned: when, where, by whom, with whom and on whose money.
@NullMarked
package org.mispa.domain.activity;

import org.jspecify.annotations.NullMarked;
