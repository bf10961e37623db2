/** Values that check themselves, and the sources of time and chance. No I/O, no framework. */
@NullMarked
package com.speechcad.kernel;

import org.jspecify.annotations.NullMarked;
