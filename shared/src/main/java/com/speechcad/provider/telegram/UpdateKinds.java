package com.speechcad.provider.telegram;

import java.util.List;

/** Which kinds of update the bot reads: what its webhook asks for, and so does whoever fetches them instead. */
public final class UpdateKinds {
    /** By Telegram's names. */
    public static final List<String> WANTED = List.of("message", "callback_query", "my_chat_member");

    private UpdateKinds() {}
}
