package com.speechcad.dialog;

import com.speechcad.db.Later;
import com.speechcad.db.Once;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.Bot;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.SetAside;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how often an update failed, so that a poisonous one does not block its chat for a day. */
@Singleton
class FailedUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(FailedUpdates.class);
    private static final String SCOPE = "telegram-update";
    private static final int MOST_ATTEMPTS = 3;

    private final Tx tx;
    private final Sql sql;
    private final Once once;
    private final SetAside aside;
    private final Users users;
    private final Bot bot;
    private final Chats chats;

    FailedUpdates(Tx tx, Sql sql, Once once, SetAside aside, Users users, Bot bot, Chats chats) {
        this.tx = tx;
        this.sql = sql;
        this.once = once;
        this.aside = aside;
        this.users = users;
        this.bot = bot;
        this.chats = chats;
    }

    /** @return whether this update is ours to do, now and never again */
    Later<Boolean> askToClaim(Incoming incoming) {
        return once.askToClaim(SCOPE, Long.toString(incoming.updateId()));
    }

    /** Says so in the figures when an update turns out to be done before. */
    void claimed(boolean isOurs) {
        once.claimed(SCOPE, isOurs);
    }

    /** @return whether it was the last try: the update is set aside for good */
    boolean note(TenantId tenant, Incoming incoming, byte[] raw, Throwable bug) {
        // Its message may quote what the person wrote: only the kind and the place are logged.
        LOG.error("ALARM update {} failed: {}", incoming.updateId(), where(bug));
        return tx.call(tenant, () -> {
            var attempts = sql.of("""
                            insert into failed_update (update_id) values (:id)
                            on conflict (tenant_id, update_id) do update set attempts = failed_update.attempts + 1
                            returning attempts""").with("id", incoming.updateId()).only(row -> row.integer("attempts"));
            if (attempts == 1 && incoming.deed() instanceof Incoming.Tapped tapped) {
                apologise(tenant, incoming, tapped);
            }
            if (attempts >= MOST_ATTEMPTS && askToClaim(incoming).get()) {
                var whose = users.byTelegramId(incoming.telegramId()).map(User::id);
                aside.put(tenant, "telegram", raw, "failed " + attempts + " times: " + where(bug), whose);
                if (!(incoming.deed() instanceof Incoming.Tapped)) {
                    say(incoming);
                }
            }
            return attempts >= MOST_ATTEMPTS;
        });
    }

    /** Who typed or sent something gets no answer to a tap: nobody shall wait for one for ever. */
    private void say(Incoming incoming) {
        users.byTelegramId(incoming.telegramId())
                .ifPresent(user -> chats.putOnce(
                        user.chat(),
                        "sorry:" + incoming.updateId(),
                        Message.of(Text.text(DialogWords.WENT_WRONG)),
                        user.reader()));
    }

    private void apologise(TenantId tenant, Incoming incoming, Incoming.Tapped tapped) {
        var reader = users.byTelegramId(incoming.telegramId())
                .map(user -> user.reader())
                .orElse(Reader.of(incoming.clientLanguage().orElse(Language.EN)));
        var sorry = Words.plain(Text.text(DialogWords.WENT_WRONG), reader);
        tx.afterCommit("sorry", () -> bot.answerTap(tenant, tapped.callbackId(), Optional.of(sorry)));
    }

    private static String where(Throwable bug) {
        var ours = Arrays.stream(bug.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("com.speechcad.")
                        && !frame.getClassName().startsWith("com.speechcad.db."))
                .findFirst();
        return bug.getClass().getSimpleName()
                + ours.map(frame -> " at " + frame).orElse("");
    }
}
