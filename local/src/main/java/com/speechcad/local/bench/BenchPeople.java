package com.speechcad.local.bench;

import com.speechcad.db.Tx;
import com.speechcad.local.bench.Letterbox.Letter;
import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.MessageView;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.Optional;

/** People who are past onboarding and look at their home screen, each in a chat of their own. */
final class BenchPeople {
    /** The row by which an update is known as done, for {@link Measured}. */
    static final String ROW = "claimed_key where tenant_id = 1 and scope = 'telegram-update' and key = ?";

    private static final int TERMS = 1;

    private final Rig rig;
    private final long first;
    private final int count;

    BenchPeople(Rig rig, long first, int count) {
        this.rig = rig;
        this.first = first;
        this.count = count;
        for (int i = 0; i < count; i++) {
            rig.telegram().person(at(i), "Ana", "en", "+1415%07d".formatted(5_550_000 + at(i) % 10_000));
            comeIn(at(i));
            start(at(i));
        }
    }

    /** In turn, from the beginning again after the last. */
    long at(int turn) {
        return first + turn % count;
    }

    /** To the home screen; not measured. */
    void start(long person) {
        rig.letterbox().empty();
        rig.telegram().start(person, Rig.BOT, "");
        rig.post(update());
    }

    /** Taps what opens that; not measured. */
    void tap(long person, String data) {
        rig.letterbox().empty();
        rig.telegram().tap(person, Rig.BOT, menu(person).messageId(), data);
        rig.post(update());
    }

    Letter update() {
        return rig.letterbox().next(letter -> letter.path().startsWith("/telegram/"));
    }

    static String key(Letter update) {
        return Json.parse(update.body()).path("update_id").asText();
    }

    MessageView menu(long person) {
        return rig.telegram().chat(person, Rig.BOT).messages().reversed().stream()
                .filter(message -> message.fromBot() && !message.buttons().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the bot shows no menu"));
    }

    private void comeIn(long person) {
        var users = rig.rooms().bean(Users.class);
        rig.rooms().bean(Tx.class).run(Rig.TENANT, () -> {
            var user = users.meet(person, Optional.of(Language.EN)).id();
            users.choose(user, Language.EN);
            users.rename(user, "Ana");
            users.acceptTerms(user, TERMS);
            users.welcome(user);
        });
    }
}
