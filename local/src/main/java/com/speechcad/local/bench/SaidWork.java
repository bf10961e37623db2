package com.speechcad.local.bench;

/** What a person writes: a new name where one is asked for, or {@code /start}. */
final class SaidWork implements Work {
    private final Rig rig;
    private final Measured measured;
    private final BenchPeople people;
    private final boolean name;
    private int turn;

    private SaidWork(Rig rig, long person, boolean name) {
        this.rig = rig;
        this.measured = new Measured(rig);
        this.people = new BenchPeople(rig, person, 1);
        this.name = name;
    }

    /** The way to the question is not measured, its answer is. */
    static Work typed(Rig rig) {
        return new SaidWork(rig, 7510, true);
    }

    static Work start(Rig rig) {
        return new SaidWork(rig, 7520, false);
    }

    @Override
    public String name() {
        return name ? "typed text" : "/start";
    }

    @Override
    public Sample once() {
        var person = people.at(turn++);
        if (name) {
            people.start(person);
            people.tap(person, "o:account");
            people.tap(person, "o:account.name");
        }
        rig.letterbox().empty();
        if (name) {
            rig.telegram().type(person, Rig.BOT, "Ana " + turn);
        } else {
            rig.telegram().start(person, Rig.BOT, "");
        }
        var update = people.update();
        return measured.send(update, BenchPeople.ROW, BenchPeople.key(update));
    }
}
