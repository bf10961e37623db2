/** Telegram on this machine: a strict double of the Bot API, and the people who chat with our bots. */
@NullMarked
package com.speechcad.local.telegram;

import org.jspecify.annotations.NullMarked;
