/** A real bot's updates, fetched for a machine that Telegram cannot reach. */
@NullMarked
package com.speechcad.local.polling;

import org.jspecify.annotations.NullMarked;
