package com.speechcad.local.faults;

import com.speechcad.local.retell.CallView;
import com.speechcad.local.retell.Callee;
import java.time.Duration;
import java.util.List;

/** A person's own phone, and what becomes of a call to it. */
final class Line {
    /** Answers and presses the key of the menu. */
    static final Callee OBLIGING = new Callee.Answers(500, List.of(new Callee.Press("1")));

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Person person;
    private final Stage stage;

    Line(Person person) {
        this.person = person;
        this.stage = person.stage;
    }

    Line does(Callee behaviour) {
        stage.lab.retell().script(person.phone, behaviour);
        return this;
    }

    /** The provider's calls to it, oldest first. */
    List<CallView> calls() {
        return stage.lab.retell().calls().stream()
                .filter(call -> call.to().equals(person.phone))
                .toList();
    }

    /** Every attempt is over; whatever is still to come about it is given time to come. */
    void isOver() {
        isOver(A_SECOND);
    }

    /** @param step what the clock is moved by: seconds while somebody talks, minutes while nobody says anything */
    void isOver(Duration step) {
        stage.hurrying(
                () -> "the call is over for " + person,
                step,
                () -> number("state in" + " ('PLANNED', 'AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL')") == 0);
    }

    /** And analysed, where the provider does that. */
    void isAnalysed(Duration step) {
        stage.hurrying(
                () -> "the call is analysed for " + person,
                step,
                () -> number("connected_ms > 0 and analyzed_at is null") == 0);
    }

    /** How many attempts to it there are. */
    long attempts() {
        return number("true");
    }

    String newestState() {
        return stage.lines("select state || ' ' || coalesce(reason, '') from attempt where to_number = '" + person.phone
                        + "' order by planned_at desc limit 1")
                .getFirst();
    }

    private long number(String condition) {
        return stage.number("select count(*) from attempt where to_number = '" + person.phone + "' and " + condition)
                .longValueExact();
    }
}
