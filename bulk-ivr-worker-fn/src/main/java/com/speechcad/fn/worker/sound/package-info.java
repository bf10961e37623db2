/** Recordings as what Telegram plays in a chat. */
@NullMarked
package com.speechcad.fn.worker.sound;

import org.jspecify.annotations.NullMarked;
