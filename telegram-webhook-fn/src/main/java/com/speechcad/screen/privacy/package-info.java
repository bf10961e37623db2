/** One's own data as a file, and leaving for good. */
@NullMarked
package com.speechcad.screen.privacy;

import org.jspecify.annotations.NullMarked;
