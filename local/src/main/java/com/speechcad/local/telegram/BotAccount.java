package com.speechcad.local.telegram;

import java.util.regex.Pattern;

/**
 * A bot as BotFather made it.
 *
 * @param token {@code <id>:<secret>}
 * @param username what {@code t.me} links name, without the {@code @}
 */
public record BotAccount(String token, String username, String firstName) {
    private static final Pattern TOKEN = Pattern.compile("\\d{1,15}:[A-Za-z0-9_-]+");

    public BotAccount {
        if (!isToken(token)) {
            throw new IllegalArgumentException("a bot's token is its number, a colon and letters");
        }
        if (!username.matches("\\w{3,32}")) {
            throw new IllegalArgumentException("not a username: " + username);
        }
    }

    public long id() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "@" + username;
    }
}
