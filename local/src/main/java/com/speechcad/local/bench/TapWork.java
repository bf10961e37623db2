package com.speechcad.local.bench;

import com.speechcad.local.telegram.ButtonView;
import com.speechcad.local.telegram.MessageView;
import java.util.List;

/** People tap their way from the home screen to the wallet and back, one after the other, in Telegram's own updates. */
final class TapWork implements Work {
    private static final String WALLET = "o:wallet";

    private final Rig rig;
    private final Measured measured;
    private final String name;
    private final BenchPeople people;
    private int turn;

    TapWork(Rig rig) {
        this(rig, "tap", new BenchPeople(rig, 7500, 1));
    }

    TapWork(Rig rig, String name, BenchPeople people) {
        this.rig = rig;
        this.measured = new Measured(rig);
        this.name = name;
        this.people = people;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample once() {
        var person = people.at(turn++);
        rig.letterbox().empty();
        var menu = people.menu(person);
        rig.telegram().tap(person, Rig.BOT, menu.messageId(), way(menu));
        var update = people.update();
        return measured.send(update, BenchPeople.ROW, BenchPeople.key(update));
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
