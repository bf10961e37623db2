package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.screen.named.InWords;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Kill switches that are thrown: the list, and one of them with its release, which takes two people. */
@Factory
class KillScreens {
    static final String LIST = "kill";
    static final String ONE = "kill.one";
    private static final int A_PAGE = 8;

    @Singleton
    @Named(LIST)
    Screen list(KillSwitches switches, InWords words) {
        return new Thrown(switches, words);
    }

    @Singleton
    @Named(ONE)
    Screen one(KillSwitches switches, InWords words) {
        return new One(switches, words);
    }

    private record Thrown(KillSwitches switches, InWords words) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var all = switches.thrown();
            var view = view(all.isEmpty() ? RulesWords.KILL_NONE : RulesWords.KILL_TITLE);
            var page = Page.of(visitor, LIST, all.size(), A_PAGE);
            for (var thrown : page.cut(all)) {
                view = view.row(open(
                        text(RulesWords.KILL_LINE)
                                .with("what", words.stopped(thrown.scope(), thrown.subject()))
                                .with("at", thrown.thrownAt()),
                        ONE,
                        ShortId.of(thrown.id())));
            }
            view = page.controls(view)
                    .row(KillWay.of(
                            all, Stop.TENANT, "", text(RulesWords.KILL_TENANT), text(RulesWords.KILL_TENANT_ON)));
            return visitor.owner()
                    ? view.row(KillWay.of(
                            all, Stop.PLATFORM, "", text(RulesWords.KILL_PLATFORM), text(RulesWords.KILL_PLATFORM_ON)))
                    : view;
        }
    }

    private record One(KillSwitches switches, InWords words) implements AdminOnly {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return ShortId.parse(argument)
                    .flatMap(switches::find)
                    .map(thrown -> shown(visitor, thrown))
                    .orElseGet(View::gone);
        }

        private View shown(Visitor visitor, KillSwitches.Thrown thrown) {
            var view = view(text(RulesWords.KILL_ONE)
                    .with("what", words.stopped(thrown.scope(), thrown.subject()))
                    .with("reason", thrown.reason())
                    .with("by", words.actor(thrown.thrownBy()))
                    .with("at", thrown.thrownAt())
                    .with(
                            "first",
                            thrown.releaseBy()
                                    .map(first -> text(RulesWords.KILL_FIRST).with("who", words.actor(first)))
                                    .orElseGet(() -> text(RulesWords.KILL_NO_FIRST))));
            var first =
                    thrown.releaseBy().filter(AdminOnly.actor(visitor)::equals).isPresent();
            var allowed = thrown.scope() != Stop.PLATFORM || visitor.owner();
            return first || !allowed
                    ? view
                    : view.row(confirm(
                            thrown.releaseBy().isPresent() ? RulesWords.KILL_RELEASE : RulesWords.KILL_ASK_RELEASE,
                            "release",
                            thrown.toString(),
                            who -> release(who, thrown)));
        }

        private Next release(Visitor visitor, KillSwitches.Thrown thrown) {
            return switch (switches.release(AdminOnly.actor(visitor), thrown.id())) {
                case ASKED -> Next.stay(RulesWords.KILL_ASKED);
                case NEEDS_ANOTHER -> Next.stay(RulesWords.KILL_ANOTHER);
                case OWN -> Next.stay(RulesWords.KILL_OWN);
                case TOO_NEW -> Next.stay(RulesWords.KILL_TOO_NEW);
                case RELEASED -> Next.replace(LIST, "").saying(RulesWords.KILL_RELEASED);
                case GONE -> Next.replace(LIST, "").saying(RulesWords.GONE);
            };
        }
    }
}
