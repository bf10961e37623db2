/** Telegram's Bot API: what the product says to chats, and the bot's own set-up. No library: JSON and multipart. */
@NullMarked
package com.speechcad.provider.telegram;

import org.jspecify.annotations.NullMarked;
