/** How it runs, for admins: lines, queues, and the log of who did what. */
@NullMarked
package com.speechcad.screen.watch;

import org.jspecify.annotations.NullMarked;
