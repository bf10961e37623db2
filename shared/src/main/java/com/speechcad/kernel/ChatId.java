package com.speechcad.kernel;

/** A chat with the bot, by Telegram's number; in a private chat the same as the person's. */
public record ChatId(long value) {}
