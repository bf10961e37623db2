/** Tests of the migrating function. */
@NullMarked
package com.speechcad.fn.migrate;

import org.jspecify.annotations.NullMarked;
