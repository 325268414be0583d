/// Tests of the whole portal on a real database with the shipped records.
@NullMarked
package org.mispa.web;

import org.jspecify.annotations.NullMarked;
