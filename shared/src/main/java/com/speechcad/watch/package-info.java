/** What the running system says of itself: figures, and whose work a log line is about. Never what is private. */
@NullMarked
package com.speechcad.watch;

import org.jspecify.annotations.NullMarked;
