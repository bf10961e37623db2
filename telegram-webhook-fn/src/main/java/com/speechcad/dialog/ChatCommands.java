package com.speechcad.dialog;

import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.Bot;
import com.speechcad.notify.Commands;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
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
    private final Sessions sessions;
    private final Tenants tenants;
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    ChatCommands(Tx tx, Bot bot, Sessions sessions, Tenants tenants) {
        this.tx = tx;
        this.bot = bot;
        this.sessions = sessions;
        this.tenants = tenants;
    }

    /**
     * Has them told after the commit where they are others than those of the session. What was told is noted afterwards:
     * told twice is fine, taken for told and never said is not.
     */
    void follow(Visitor visitor, Session session) {
        visitor.user().language().ifPresent(language -> {
            var digest = digest(visitor.tenant(), language);
            if (session.commands().filter(digest::equals).isEmpty()) {
                tx.afterCommit("commands", () -> tell(visitor, language, digest));
            }
        });
    }

    private void tell(Visitor visitor, Language language, String digest) {
        bot.setCommands(visitor.tenant(), Optional.empty(), Optional.of(visitor.chat()), Commands.in(language));
        tx.run(visitor.tenant(), () -> sessions.told(visitor.chat(), digest));
    }

    /** Of the words, and of the bot: another one has the same chats, and was told nothing. */
    private String digest(TenantId tenant, Language language) {
        var bot = tenants.keys(tenant)
                .get(TenantKey.TELEGRAM_BOT_TOKEN)
                .map(token -> token.reveal().split(":", 2)[0])
                .orElse("");
        return digests.computeIfAbsent(
                language + " " + bot,
                both -> Digest.sha256Hex(both + " " + Commands.in(language)).substring(0, SIGNS));
    }
}
