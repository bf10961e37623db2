package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.AssignCallerId;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Html;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The numbers of the tenant's workspace, and whose calls may show each: one business's, or nobody's. */
@Factory
class CallerIdScreens {
    static final String LIST = "callerids";
    private static final String ONE = "callerids.one";
    private static final int A_PAGE = 8;
    private static final int MOST_FOUND = 8;

    @Singleton
    @Named(LIST)
    Screen list(AssignCallerId callerIds) {
        return new Numbers(callerIds);
    }

    @Singleton
    @Named(ONE)
    Screen one(AssignCallerId callerIds, Users users) {
        return new One(callerIds, users);
    }

    private record Numbers(AssignCallerId callerIds) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var all = callerIds.all();
            var view = view(all.isEmpty() ? RulesWords.CALLER_IDS_NONE : RulesWords.CALLER_IDS_TITLE);
            var page = Page.of(visitor, LIST, all.size(), A_PAGE);
            for (var number : page.cut(all)) {
                view = view.row(open(
                        text(RulesWords.CALLER_ID_LINE)
                                .with("number", whole(number))
                                .with("whose", whose(number)),
                        ONE,
                        number.number().e164().substring(1)));
            }
            return page.controls(view);
        }
    }

    /** All of it: it is the operator's own, and nobody else's. */
    private static Html whole(AssignCallerId.Assigned number) {
        return new Html(number.number().readable());
    }

    private static Object whose(AssignCallerId.Assigned number) {
        return number.person()
                .<Object>map(name -> name)
                .orElse(number.platform() ? RulesWords.CALLER_ID_PLATFORM : RulesWords.CALLER_ID_FREE);
    }

    private record One(AssignCallerId callerIds, Users users) implements AdminOnly {
        private static final String FOUND = "callerids.found";

        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return known(argument).map(number -> shown(visitor, number)).orElseGet(View::gone);
        }

        private View shown(Visitor visitor, AssignCallerId.Assigned number) {
            var words = text(number.platform() ? RulesWords.CALLER_ID_SHARED : RulesWords.CALLER_ID)
                    .with("number", whole(number))
                    .with("nickname", number.nickname())
                    .with("whose", whose(number));
            var view = number.platform() ? view(words) : view(words).takingText();
            for (var user : number.platform() ? List.<User>of() : found(visitor)) {
                view = view.row(confirm(
                        text(RulesWords.CALLER_ID_TO)
                                .with("name", InWords.person(user))
                                .with("id", Long.toString(user.telegramId())),
                        "u" + user.id().value(),
                        number.toString(),
                        who -> to(who, number.number(), Optional.of(user))));
            }
            if (number.person().isPresent()) {
                view = view.row(confirm(
                        RulesWords.CALLER_ID_BACK,
                        "back",
                        number.toString(),
                        who -> to(who, number.number(), Optional.empty())));
            }
            return view.row(open(
                    text(RulesWords.KILL_CALLER_ID),
                    KillSubject.WHY,
                    KillSubject.of(Stop.CALLER_ID, number.number().e164())));
        }

        private List<User> found(Visitor visitor) {
            return visitor.note(FOUND).filter(words -> !words.isEmpty()).stream()
                    .flatMap(words -> users.search(words).stream())
                    .limit(MOST_FOUND)
                    .toList();
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            return users.search(line).isEmpty()
                    ? Next.stay(text(RulesWords.CALLER_ID_NOBODY).with("typed", line))
                    : Next.stay().noting(FOUND, line);
        }

        private Next to(Visitor visitor, PhoneNumber number, Optional<User> user) {
            var said = switch (callerIds.assign(AdminOnly.actor(visitor), number, user.map(User::id))) {
                case DONE -> RulesWords.DONE;
                case OF_ALL -> RulesWords.CALLER_ID_OF_ALL;
                case OWN -> RulesWords.CALLER_ID_OWN;
            };
            return Next.stay(said).noting(FOUND, "");
        }

        private Optional<AssignCallerId.Assigned> known(String argument) {
            return callerIds.all().stream()
                    .filter(number -> number.number().e164().equals("+" + argument))
                    .findFirst();
        }
    }
}
