package com.speechcad.local.bench;

import com.speechcad.db.Tx;
import com.speechcad.local.bench.Letterbox.Letter;
import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.ButtonView;
import com.speechcad.local.telegram.MessageView;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Optional;

/** A person taps their way from the home screen to the wallet and back, in Telegram's own updates. */
final class TapWork implements Work {
    private static final long PERSON = 7500;
    private static final String WALLET = "o:wallet";
    private static final int TERMS = 1;
    private static final String ROW = "claimed_key where tenant_id = 1 and scope = 'telegram-update' and key = ?";

    private final Rig rig;
    private final Measured measured;

    TapWork(Rig rig) {
        this.rig = rig;
        this.measured = new Measured(rig);
        rig.telegram().person(PERSON, "Ana", "en", "+14155550175");
        comeIn();
        rig.letterbox().empty();
        rig.telegram().start(PERSON, Rig.BOT, "");
        rig.post(update());
    }

    @Override
    public String name() {
        return "tap";
    }

    @Override
    public Sample once() {
        rig.letterbox().empty();
        var menu = menu();
        rig.telegram().tap(PERSON, Rig.BOT, menu.messageId(), way(menu));
        var update = update();
        var id = Json.parse(update.body()).path("update_id").asText();
        return measured.send(update, ROW, id);
    }

    private void comeIn() {
        var users = rig.rooms().bean(Users.class);
        rig.rooms().bean(Tx.class).run(Rig.TENANT, () -> {
            var user = users.meet(PERSON, Optional.of(Language.EN)).id();
            users.choose(user, Language.EN);
            users.rename(user, "Ana");
            users.acceptTerms(user, TERMS);
            users.welcome(user);
        });
    }

    private Letter update() {
        return rig.letterbox().next(letter -> letter.path().startsWith("/telegram/"));
    }

    private MessageView menu() {
        return rig.telegram().chat(PERSON, Rig.BOT).messages().reversed().stream()
                .filter(message -> message.fromBot() && !message.buttons().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the bot shows no menu"));
    }

    /** To the wallet where there is a way, else back, which stands last. */
    private static String way(MessageView menu) {
        var taps = menu.buttons().stream()
                .flatMap(List::stream)
                .filter(button -> button.kind() == ButtonView.Kind.CALLBACK)
                .map(ButtonView::value)
                .toList();
        return taps.contains(WALLET) ? WALLET : taps.getLast();
    }
}
