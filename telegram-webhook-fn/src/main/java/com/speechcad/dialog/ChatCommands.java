package com.speechcad.dialog;

import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.notify.Bot;
import com.speechcad.notify.Commands;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The commands that a chat's client lists. Elsewhere they follow the language of the person's app; here they are in the one that
 * was chosen. They are told anew when that is another one, and when their words have changed since.
 */
@Singleton
class ChatCommands {
    private static final int SIGNS = 12;

    private final Tx tx;
    private final Bot bot;
    private final Map<Language, String> digests = new ConcurrentHashMap<>();

    ChatCommands(Tx tx, Bot bot) {
        this.tx = tx;
        this.bot = bot;
    }

    /** The same session, or one that knows what is told after the commit. Nothing more is asked of the database. */
    Session follow(Visitor visitor, Session session) {
        var language = visitor.user().language();
        if (language.isEmpty()) {
            return session;
        }
        var digest = digests.computeIfAbsent(language.get(), ChatCommands::digest);
        if (session.commands().filter(digest::equals).isPresent()) {
            return session;
        }
        tx.afterCommit(
                "commands",
                () -> bot.setCommands(
                        visitor.tenant(), Optional.empty(), Optional.of(visitor.chat()), Commands.in(language.get())));
        return session.told(digest);
    }

    private static String digest(Language language) {
        return Digest.sha256Hex(language + " " + Commands.in(language)).substring(0, SIGNS);
    }
}
