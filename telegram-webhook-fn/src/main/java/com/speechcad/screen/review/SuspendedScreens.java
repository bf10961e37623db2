package com.speechcad.screen.review;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.LiftSuspension;
import com.speechcad.flow.LiftSuspension.Suspended;
import com.speechcad.flow.LiftSuspension.What;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is suspended, and the typed reason that lifts it. */
@Factory
class SuspendedScreens {
    static final String LIST = "suspended";
    private static final String LIFT = "suspended.lift";
    private static final String OF = "suspended.of";
    private static final int A_PAGE = 8;
    private static final Pattern ARGUMENT = Pattern.compile("([fb])(\\d{1,18})");

    @Singleton
    @Named(LIST)
    Listed list(LiftSuspension suspensions) {
        return new Listed(suspensions);
    }

    @Singleton
    @Named(LIFT)
    Lift lift(LiftSuspension suspensions, Users users) {
        return new Lift(suspensions, users);
    }

    @Singleton
    @Named(OF)
    FlowsOf flowsOf(LiftSuspension suspensions, Users users) {
        return new FlowsOf(suspensions, users);
    }

    record Listed(LiftSuspension suspensions) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var page = Page.of(visitor, LIST, suspensions.count(), A_PAGE);
            var shown = suspensions.list(page.offset(), A_PAGE);
            var view = view(shown.isEmpty() ? ReviewWords.SUSPENDED_EMPTY : ReviewWords.SUSPENDED_TITLE);
            for (var one : shown) {
                view = view.row(way(one));
            }
            return page.controls(view);
        }
    }

    /** What is left when a business was lifted. Its argument is whose flows. */
    record FlowsOf(LiftSuspension suspensions, Users users) implements AdminOnly {
        @Override
        public String id() {
            return OF;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return Argument.id(argument)
                    .map(UserId::new)
                    .flatMap(users::find)
                    .map(this::shown)
                    .orElseGet(View::gone);
        }

        private View shown(User owner) {
            var flows = suspensions.flowsOf(owner.id(), A_PAGE);
            var view = flows.isEmpty()
                    ? view(ReviewWords.SUSPENDED_EMPTY)
                    : view(text(ReviewWords.SUSPENDED_OF).with("owner", InWords.person(owner)));
            for (var flow : flows) {
                view = view.row(way(flow));
            }
            return view.row(open(ReviewWords.SUSPENDED, LIST));
        }
    }

    /** To where it is lifted. */
    private static View.Item way(Suspended one) {
        var line = one.what() == What.FLOW ? ReviewWords.SUSPENDED_FLOW_LINE : ReviewWords.SUSPENDED_BUSINESS_LINE;
        return open(
                text(line).with("name", one.name()).with("at", one.since()),
                LIFT,
                (one.what() == What.FLOW ? "f" : "b") + one.id());
    }

    record Lift(LiftSuspension suspensions, Users users) implements AdminOnly {
        @Override
        public String id() {
            return LIFT;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return suspended(argument).map(this::shown).orElseGet(View::gone);
        }

        private View shown(Suspended one) {
            var owner = users.get(one.owner());
            var lines = new ArrayList<Text>();
            lines.add(text(one.what() == What.FLOW ? ReviewWords.SUSPENDED_FLOW : ReviewWords.SUSPENDED_BUSINESS)
                    .with("name", one.name())
                    .with("at", one.since())
                    .with("why", one.cause()));
            lines.add(text(ReviewWords.SUSPENDED_OWNER).with("owner", InWords.person(owner)));
            figures(one).ifPresent(lines::add);
            lines.add(text(ReviewWords.ASK_LIFT));
            var id = Long.toString(owner.id().value());
            var view = view(Lines.of(lines)).takingText();
            if (one.what() == What.BUSINESS && hasFlows(one.owner())) {
                view = view.row(open(text(ReviewWords.SUSPENDED_ITS_FLOWS), OF, id));
            }
            return view.row(
                    open(text(ReviewWords.SUSPENDED_WHOSE).with("owner", InWords.person(owner)), "admin.person", id));
        }

        /** What was counted when it was suspended. */
        private static Optional<Text> figures(Suspended one) {
            var reached = one.counted("reached");
            return of(ReviewWords.FIGURES_OPT_OUTS, one.counted("optOuts"), reached)
                    .or(() -> of(ReviewWords.FIGURES_BRIEF, one.counted("brief"), reached))
                    .or(() -> Stream.of("scams", "hits", "spam")
                            .flatMap(what -> one.counted(what).stream())
                            .map(many -> text(ReviewWords.FIGURES_CALLS).with("count", many))
                            .findFirst());
        }

        private static Optional<Text> of(ReviewWords words, Optional<Integer> counted, Optional<Integer> reached) {
            return counted.flatMap(many ->
                    reached.map(people -> text(words).with("count", many).with("reached", people)));
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            if (line.length() < LiftSuspension.SHORTEST_REASON || line.length() > LiftSuspension.LONGEST_REASON) {
                return Next.stay(text(ReviewWords.REASON_BAD)
                        .with("least", LiftSuspension.SHORTEST_REASON)
                        .with("most", LiftSuspension.LONGEST_REASON));
            }
            var one = suspended(visitor.argument());
            var lifted = one.map(known -> suspensions.lift(known.what(), known.id(), visitor.id(), line))
                    .orElse(LiftSuspension.Lifted.NOT);
            return one.filter(known -> lifted == LiftSuspension.Lifted.DONE && known.what() == What.BUSINESS)
                    .map(Suspended::owner)
                    .filter(this::hasFlows)
                    .map(owner -> Next.replace(OF, Long.toString(owner.value())))
                    .orElseGet(() -> Next.replace(LIST, ""))
                    .saying(
                            switch (lifted) {
                                case DONE -> ReviewWords.LIFTED;
                                case OWN -> ReviewWords.SUSPENDED_OWN;
                                case NOT -> ReviewWords.DECIDED_MEANWHILE;
                            });
        }

        private boolean hasFlows(UserId owner) {
            return !suspensions.flowsOf(owner, 1).isEmpty();
        }

        private Optional<Suspended> suspended(String argument) {
            var parts = ARGUMENT.matcher(argument);
            return parts.matches()
                    ? suspensions.find(
                            parts.group(1).equals("f") ? What.FLOW : What.BUSINESS, Long.parseLong(parts.group(2)))
                    : Optional.empty();
        }
    }
}
