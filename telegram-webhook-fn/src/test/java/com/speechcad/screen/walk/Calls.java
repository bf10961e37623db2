package com.speechcad.screen.walk;

import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Analysis;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.call.Dialer.Order;
import com.speechcad.call.FakeProvider;
import com.speechcad.flow.FlowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls to somebody's own number in every state, with all that they bring. */
final class Calls {
    private static final int MANY_ANSWERS = 300;

    private final Life life;
    private final Person person;

    Calls(Life life, Person person) {
        this.life = life;
        this.person = person;
    }

    /** How a call ends. */
    enum Fate {
        /** Answered, with keys, words, a summary and a recording. */
        TALKED,
        /** Answered, and the callee wants no more calls. */
        OPTED_OUT,
        BUSY,
        NO_ANSWER,
        MACHINE,
        FAILED,
        /** Never rung, through no fault of the callee's. */
        FAULT,
        /** Nothing is heard of it yet. */
        RINGS,
        TALKS
    }

    /** One of each end, and one with more answers than a message has room for. */
    void fill(FlowId flow) {
        for (var fate : List.of(Fate.TALKED, Fate.BUSY, Fate.NO_ANSWER, Fate.MACHINE, Fate.FAILED)) {
            end(life, call(flow), fate, person.said());
        }
        var talkative = call(flow);
        answers(talkative);
        end(life, talkative, Fate.TALKED, person.said());
        life.app.clock().advance(Duration.ofMinutes(11));
    }

    private void answers(Order order) {
        life.in(() -> life.app
                .sql()
                .of("""
                        insert into call_answer (attempt_id, seq, step, kind, shown, visible_at)
                        select :attempt, n, 's4', 'SPOKEN', :shown, :now from generate_series(1, :many) n""")
                .with("attempt", order.attempt())
                .with("shown", person.said().other())
                .with("now", life.app.clock().instant())
                .with("many", MANY_ANSWERS)
                .update());
    }

    /** One that is in a call, and one that rings. */
    void goOn(FlowId flow) {
        end(life, call(flow), Fate.TALKS, person.said());
        end(life, call(flow), Fate.RINGS, person.said());
    }

    private Order call(FlowId flow) {
        life.dialled();
        person.type("/start").open("call.to:" + flow.value());
        person.act("call.to:mine");
        if (person.sees("call.from:from")) {
            person.act("call.from:from");
        }
        person.act("call.quote:rec");
        person.act("call.quote:call");
        life.work();
        return life.dialled().getLast();
    }

    /** The provider says how a call went, in the words of whoever was called. */
    static void end(Life life, Order order, Fate fate, Said said) {
        var now = life.app.clock().instant();
        var talked =
                List.of(Fate.TALKED, Fate.OPTED_OUT, Fate.MACHINE, Fate.TALKS).contains(fate);
        var reason = switch (fate) {
            case BUSY -> "dial_busy";
            case NO_ANSWER -> "dial_no_answer";
            case MACHINE -> "voicemail_reached";
            case FAILED -> "dial_failed";
            case FAULT -> "sip_routing_error";
            default -> "user_hangup";
        };
        var connected = talked ? Duration.ofMillis(71_500) : Duration.ZERO;
        var over = fate != Fate.TALKS && fate != Fate.RINGS;
        life.report(new CallReport(
                Optional.of(order.attempt()),
                FakeProvider.callOf(order.attempt()),
                fate == Fate.RINGS
                        ? Phase.REGISTERED
                        : !over ? Phase.ONGOING : talked ? Phase.ENDED : Phase.NOT_CONNECTED,
                talked ? Optional.of(now) : Optional.empty(),
                talked && over ? Optional.of(now.plus(connected)) : Optional.empty(),
                over ? Optional.of(connected) : Optional.empty(),
                over ? Optional.of(reason) : Optional.empty(),
                fate == Fate.TALKED && order.recording(),
                turns(fate, said),
                fate == Fate.TALKED
                        ? List.of(new Turn.Said(true, said.hello()), new Turn.Said(false, said.other()))
                        : List.of(),
                fate == Fate.TALKED ? Optional.of(new Analysis(said.replied(), "Positive", false)) : Optional.empty()));
    }

    private static List<Turn> turns(Fate fate, Said said) {
        var turns = new ArrayList<Turn>();
        if (fate == Fate.TALKED) {
            turns.add(new Turn.Moved("preamble", "s1"));
            turns.add(new Turn.Moved("s1", "s2"));
            turns.add(new Turn.Pressed('2'));
            turns.add(new Turn.Moved("s2", "s4"));
            turns.add(new Turn.Said(false, said.other()));
            turns.add(new Turn.Moved("s4", "s6"));
        } else if (fate == Fate.OPTED_OUT) {
            turns.add(new Turn.Moved("preamble", "s1"));
            turns.add(new Turn.Pressed('9'));
        }
        return turns;
    }
}
