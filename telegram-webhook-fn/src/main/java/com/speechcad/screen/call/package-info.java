/** Calling, and what calls brought. */
@NullMarked
package com.speechcad.screen.call;

import org.jspecify.annotations.NullMarked;
