package com.speechcad.notify;

import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What several admins were asked in their chats, and one of them has seen to: each notice about it keeps its words, says how it
 * ended, who did that and when, and leads nowhere any more.
 */
@Singleton
public class SeenTo {
    private final Sql sql;
    private final Json json;
    private final Users users;
    private final Chats chats;
    private final Clock clock;

    SeenTo(Sql sql, Json json, Users users, Chats chats, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.users = users;
        this.chats = chats;
        this.clock = clock;
    }

    /** How it ended. */
    public enum How implements TextKey {
        APPROVED,
        DECLINED,
        ANSWERED,
        CLOSED,
        LIFTED,
        RELEASED,
        CREDITED,
        REVERSED,
        SETTLED,
        PAID,
        TAKEN_BACK,
        DONE,
        IMPOSSIBLE,
        WITHDRAWN,
        REPLACED,
        /** With who, and when. */
        BY,
        /** With when: nobody did it, or whoever asked for it. */
        AT;

        @Override
        public String bundle() {
            return "seen-to";
        }
    }

    /**
     * In the open transaction; a second time changes nothing.
     *
     * @param notice what the notices are about, such as {@code parked-payment:12}: the beginning of what they were raised,
     *     asked or put as, up to a colon or a space
     */
    public void by(UserId operator, String notice, How how) {
        redraw(notice, how, Optional.of(operator));
    }

    /** The same, where it was no admin. */
    public void byItself(String notice, How how) {
        redraw(notice, how, Optional.empty());
    }

    private void redraw(String notice, How how, Optional<UserId> operator) {
        var name = operator.flatMap(users::find).map(SeenTo::name);
        for (var admin : users.admins()) {
            notices(admin, notice).stream()
                    .filter(one -> !one.message.rows().isEmpty())
                    .forEach(one -> {
                        var line = Words.html(line(how, name, clock.instant()), admin.reader());
                        chats.putRendered(
                                admin.chat(),
                                one.slot,
                                new Outgoing(
                                        Fit.within(one.message.html(), Fit.TEXT - line.length() - 2) + "\n\n" + line,
                                        List.of(),
                                        one.message.attachment(),
                                        false));
                    });
        }
    }

    private static Text line(How how, Optional<String> name, Instant now) {
        return name.map(who -> Text.text(How.BY).with("who", who))
                .orElseGet(() -> Text.text(How.AT))
                .with("how", how)
                .with("at", now);
    }

    private static String name(User operator) {
        return operator.name().orElseGet(() -> Long.toString(operator.id().value()));
    }

    private record Notice(String slot, Outgoing message) {}

    private List<Notice> notices(User admin, String notice) {
        return sql.of("""
                        select m.slot, m.payload from chat_message m, unnest(:facts::text[]) f (fact)
                        where m.chat_id = :chat and (m.slot = f.fact
                          or starts_with(m.slot, f.fact || ':') or starts_with(m.slot, f.fact || ' '))
                        order by m.slot""")
                .with("facts", List.of(notice, Alarms.slot(notice)))
                .with("chat", admin.chat())
                .list(row -> new Notice(row.text("slot"), json.read(row.text("payload"), Outgoing.class)));
    }
}
