package com.speechcad.screen.walk;

import com.speechcad.flow.AskReview;
import com.speechcad.flow.Comparison;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.FlowPictures;
import com.speechcad.flow.FlowTemplate;
import com.speechcad.flow.Flows;
import com.speechcad.flow.PublishFlow;
import com.speechcad.flow.ReferenceLists;
import com.speechcad.flow.Step;
import com.speechcad.flow.Suspend;
import com.speechcad.flow.Typed;
import com.speechcad.flow.screening.Suspension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Flows of every kind: published in two versions, with every kind of step, an AI task, suspended, refused, deleted. */
final class Studio {
    private final Life life;
    private final Person person;
    private final Said said;

    private Studio(Life life, Person person) {
        this.life = life;
        this.person = person;
        this.said = person.said();
    }

    /** @return the one that is published, with a menu and a typed answer */
    static FlowId fill(Life life, Person person) {
        return new Studio(life, person).filled();
    }

    /** A single one, published. */
    static FlowId one(Life life, Person person) {
        var studio = new Studio(life, person);
        var flow = studio.flow(person.said().reminder(), FlowTemplate.CONFIRM.draft(person.language()));
        studio.publish(flow);
        return flow;
    }

    private FlowId filled() {
        var reminder = flow(said.reminder(), FlowTemplate.APPOINTMENT.draft(person.language()));
        publish(reminder);
        edit(reminder, draft -> draft.changing("s3", step -> step.saying(said.goodbye())));
        publish(reminder);
        edit(reminder, draft -> draft.with(new Step.End("s9", said.goodbye())));
        life.in(() -> {
            life.app.get(FlowPictures.class).ask(person.user(), reminder, person.language());
            return true;
        });
        flow(said.everything(), everything(references()));
        publish(flow(
                said.task(),
                Draft.empty()
                        .tasked(said.question() + " {{" + said.column() + "}}")
                        .defaulting(Map.of(said.column(), said.name()))));
        suspended();
        refused();
        var deleted = flow(said.city(), Draft.empty());
        life.in(() -> {
            life.app.get(Flows.class).delete(person.user(), deleted);
            return true;
        });
        life.work();
        return reminder;
    }

    private UUID references() {
        return life.in(() -> {
            var lists = life.app.get(ReferenceLists.class);
            var list = lists.create(person.user(), said.list()).orElseThrow();
            lists.add(person.user(), list, "40123\n40124\n40125");
            return list;
        });
    }

    private void suspended() {
        var flow = flow(said.suspended(), FlowTemplate.SURVEY.draft(person.language()));
        publish(flow);
        life.in(() -> {
            life.app.get(Suspend.class).flow(flow, Suspension.Cause.BRIEF_CALLS, "{}");
            return true;
        });
    }

    private void refused() {
        var flow = flow(
                said.refused(),
                new Draft(List.of(
                        new Step.PlayMessage("s1", said.blocked(), Optional.of("s2")),
                        new Step.End("s2", said.goodbye()))));
        life.in(() -> life.app.get(AskReview.class).appeal(person.user(), flow, said.asked()));
    }

    private FlowId flow(String name, Draft draft) {
        return life.in(() -> life.app.get(Flows.class).create(person.user(), name, person.language(), draft))
                .orElseThrow();
    }

    private void edit(FlowId flow, UnaryOperator<Draft> change) {
        life.app.clock().advance(Duration.ofMinutes(1));
        life.in(() -> {
            life.app.get(Flows.class).edit(person.user(), flow, change);
            return true;
        });
    }

    private void publish(FlowId flow) {
        life.in(() -> life.app.get(PublishFlow.class).publish(person.user(), flow));
        life.work();
    }

    /** One of each kind, with every way on that there is; the last two cannot be reached and are told of by the check. */
    private Draft everything(UUID references) {
        var go = Optional.of("s8");
        return new Draft(List.of(
                new Step.PlayMessage("s1", said.hello() + " {{" + said.column() + "}}", Optional.of("s2")),
                new Step.Menu(
                        "s2",
                        said.question(),
                        List.of(
                                new Step.Choice('1', Optional.of("s3")),
                                new Step.Choice('2', Optional.of("s5")),
                                new Step.Choice('*', Optional.empty())),
                        new Failure(2, new Failure.Then.Go(go), new Failure.Then.End())),
                new Step.AskDigits(
                        "s3",
                        said.question(),
                        new Typed.Rating(5),
                        said.answer(),
                        Failure.skipping(1),
                        Optional.of("s4")),
                new Step.Question(
                        "s4",
                        said.question(),
                        said.other(),
                        List.of(new Step.Expected(said.answer(), Optional.of("s6"))),
                        Failure.skipping(1),
                        Optional.of("s5")),
                new Step.Feedback("s5", said.question(), said.city(), Failure.skipping(0), Optional.of("s6")),
                new Step.Branch(
                        "s6",
                        List.of(
                                new Step.Case(
                                        new Comparison(said.answer(), Comparison.Operator.LESS, "3"),
                                        Optional.of("s7")),
                                new Step.Case(
                                        new Comparison(said.other(), Comparison.Operator.CONTAINS, said.other()),
                                        Optional.of("s9")),
                                new Step.Case(
                                        new Comparison(said.column(), Comparison.Operator.EXISTS, ""),
                                        Optional.of("s10"))),
                        go),
                new Step.Transfer("s7", said.hello(), person.number().e164(), go),
                new Step.End("s8", said.goodbye()),
                new Step.SpeakAgain("s9"),
                digits("s10", new Typed.YesNo(), "s11"),
                digits("s11", new Typed.Quantity(12), "s12"),
                digits("s12", new Typed.CalendarDay(), "s13"),
                digits("s13", new Typed.PostalCode(), "s14"),
                digits("s14", new Typed.Reference(Optional.of(references)), "s8"),
                new Step.Transfer("s15", said.hello(), "", Optional.empty())));
    }

    private Step digits(String id, Typed typed, String next) {
        return new Step.AskDigits(
                id,
                said.question(),
                typed,
                said.answer() + id.substring(1),
                Failure.going(1, Optional.of("s8")),
                Optional.of(next));
    }
}
