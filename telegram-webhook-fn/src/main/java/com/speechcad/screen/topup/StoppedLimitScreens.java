package com.speechcad.screen.topup;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BreakerLimits;
import com.speechcad.billing.BreakerLimits.Limits;
import com.speechcad.billing.BreakerText;
import com.speechcad.billing.ChangeLimits;
import com.speechcad.billing.ChangeLimits.Outcome;
import com.speechcad.billing.ChangeLimits.Wish;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The circuit breakers' limits: all of them, one typed anew, and what changes by it before anything does. */
@Factory
class StoppedLimitScreens {
    private static final String ONE = "stopped.limit";
    private static final String CONFIRM = "stopped.limit-new";

    private static final String VALUE = "stopped.value";
    private static final String REASON = "stopped.why";

    @Singleton
    @Named(ChangeLimits.SCREEN)
    All all(BreakerLimits limits, ChangeLimits change, Users users) {
        return new All(limits, change, users);
    }

    @Singleton
    @Named(ONE)
    One one(BreakerLimits limits) {
        return new One(limits);
    }

    @Singleton
    @Named(CONFIRM)
    Confirm confirmed(BreakerLimits limits, ChangeLimits change) {
        return new Confirm(limits, change);
    }

    record All(BreakerLimits limits, ChangeLimits change, Users users) implements AdminOnly {
        @Override
        public String id() {
            return ChangeLimits.SCREEN;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var said = new ArrayList<Text>();
            said.add(text(BreakerText.LIMITS_TITLE));
            said.addAll(lines(limits.now()));
            said.add(text(BreakerText.LIMITS_NOTE));
            var wish = change.wish();
            wish.ifPresent(wanted -> said.addAll(words(wanted)));
            var view = view(Lines.of(said));
            for (var limit : StoppedLimit.values()) {
                view = view.row(open(text(limit.button()), ONE, limit.name()));
            }
            return wish.isEmpty() ? view : buttons(view, visitor, wish.get());
        }

        private List<Text> words(Wish wish) {
            var said = new ArrayList<Text>();
            said.add(text(BreakerText.LIMITS_WISH)
                    .with("name", InWords.person(users.get(wish.by())))
                    .with("at", wish.at())
                    .with("reason", wish.why()));
            said.addAll(lines(wish.limits()));
            return said;
        }

        private View buttons(View view, Visitor visitor, Wish wish) {
            if (wish.by().equals(visitor.id())) {
                return view.row(confirm(
                        BreakerText.WITHDRAW,
                        "withdraw",
                        wish.toString(),
                        by -> told(change.drop(by.id(), wish), true)));
            }
            return view.row(
                    confirm(
                            BreakerText.AGREE,
                            "agree",
                            wish.toString(),
                            by -> told(change.agree(by.id(), wish), false)),
                    confirm(
                            BreakerText.DISAGREE,
                            "disagree",
                            wish.toString(),
                            by -> told(change.drop(by.id(), wish), true)));
        }
    }

    /** Takes a value and a reason; the argument is the limit's name. */
    record One(BreakerLimits limits) implements AdminOnly {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return StoppedLimit.named(argument)
                    .map(limit -> view(Lines.of(List.of(limit.line(limits.now()), text(limit.question()))))
                            .takingText())
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            var limit = StoppedLimit.named(visitor.argument());
            if (limit.isEmpty()) {
                return stay(BreakerText.GONE);
            }
            var parts = AmountAndRest.of(line);
            var value = parts.flatMap(it -> limit.get().read(it.amount()));
            if (value.isEmpty()) {
                return stay(
                        limit.get().doubt(line).orElseGet(() -> text(limit.get().notUnderstood())));
            }
            var reason = parts.get().rest().strip();
            return TypedReason.holds(reason)
                    ? goTo(CONFIRM, visitor.argument())
                            .noting(VALUE, Long.toString(value.get()))
                            .noting(REASON, reason)
                    : TypedReason.again(visitor, TopUpText.PARKED_WHY_LENGTH);
        }
    }

    record Confirm(BreakerLimits limits, ChangeLimits change) implements AdminOnly {
        @Override
        public String id() {
            return CONFIRM;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var limit = StoppedLimit.named(argument);
            var value = visitor.note(VALUE).map(Long::parseLong);
            var reason = visitor.note(REASON);
            return limit.isEmpty() || value.isEmpty() || reason.isEmpty()
                    ? View.gone()
                    : shown(limit.get(), limit.get().changed(limits.now(), value.get()), reason.get());
        }

        private View shown(StoppedLimit limit, Limits wanted, String reason) {
            var now = limits.now();
            var waits = change.wish();
            var two = change.takesTwo(wanted);
            var said = new ArrayList<Text>();
            said.add(text(BreakerText.LIMIT_CONFIRM)
                    .with("before", limit.line(now))
                    .with("after", limit.line(wanted))
                    .with("reason", reason)
                    .with("who", two ? BreakerText.LIMIT_TAKES_TWO : BreakerText.LIMIT_TAKES_ONE));
            if (waits.isPresent() && !wanted.equals(now)) {
                said.add(text(BreakerText.LIMIT_REPLACES));
            }
            return view(Lines.of(said))
                    .row(confirm(
                            two ? BreakerText.ASK_SECOND : BreakerText.LIMIT_SET,
                            "set",
                            now + " " + waits + " " + wanted + reason,
                            by -> told(change.change(by.id(), now, wanted, reason), false)));
        }
    }

    private static List<Text> lines(Limits limits) {
        var lines = new ArrayList<Text>();
        for (var limit : StoppedLimit.values()) {
            lines.add(limit.line(limits));
        }
        return lines;
    }

    private static Next told(Outcome outcome, boolean dropped) {
        return Next.replace(ChangeLimits.SCREEN, "")
                .saying(
                        switch (outcome) {
                            case DONE -> dropped ? BreakerText.LIMIT_STAYS : BreakerText.LIMIT_HOLDS;
                            case WAITS -> BreakerText.WAITS;
                            case SAME -> BreakerText.LIMIT_STAYS;
                            case GONE -> BreakerText.GONE;
                            case TOO_NEW -> BreakerText.TOO_NEW;
                        });
    }
}
