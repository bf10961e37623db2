package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.button;
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
import com.speechcad.lawful.DecideLimits;
import com.speechcad.lawful.LimitRequest;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.lawful.SendLimitEvidence;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.Users;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Requests for higher limits: the queue, one of them, and the typed reason of a decision. */
@Factory
class LimitScreens {
    static final String LIST = "limits.list";
    private static final String GRANT = "limits.grant";
    private static final String REFUSE = "limits.refuse";
    private static final int A_PAGE = 8;

    @Singleton
    @Named(LIST)
    Queue list(LimitRequests requests) {
        return new Queue(requests);
    }

    @Singleton
    @Named(LimitRequests.SCREEN)
    One one(LimitRequests requests, SendLimitEvidence evidence, Users users) {
        return new One(requests, evidence, users);
    }

    @Singleton
    @Named(GRANT)
    Decide grant(LimitRequests requests, DecideLimits decide) {
        return new Decide(requests, decide, GRANT, true);
    }

    @Singleton
    @Named(REFUSE)
    Decide refuse(LimitRequests requests, DecideLimits decide) {
        return new Decide(requests, decide, REFUSE, false);
    }

    record Queue(LimitRequests requests) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var page = Page.of(visitor, LIST, requests.countWaiting(), A_PAGE);
            var waiting = requests.waiting(page.offset(), A_PAGE);
            var view = view(waiting.isEmpty() ? RulesWords.LIMITS_EMPTY : RulesWords.LIMITS_TITLE);
            for (var request : waiting) {
                view = view.row(open(
                        text(RulesWords.LIMITS_LINE)
                                .with("name", request.wish().name())
                                .with("tier", request.wish().tier().name())
                                .with("at", request.askedAt()),
                        LimitRequests.SCREEN,
                        Long.toString(request.id())));
            }
            return page.controls(view);
        }
    }

    record One(LimitRequests requests, SendLimitEvidence evidence, Users users) implements AdminOnly {
        @Override
        public String id() {
            return LimitRequests.SCREEN;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return waiting(requests, argument)
                    .map(request -> shown(visitor, request))
                    .orElseGet(View::gone);
        }

        private View shown(Visitor visitor, LimitRequest request) {
            var id = Long.toString(request.id());
            var asker = users.get(request.askedBy());
            var one = text(RulesWords.LIMITS_ONE)
                    .with("tier", request.wish().tier().name())
                    .with("name", request.wish().name())
                    .with("person", InWords.person(asker))
                    .with("id", Long.toString(asker.telegramId()))
                    .with("at", request.askedAt())
                    .with("use", request.wish().use())
                    .with("proof", request.wish().evidence());
            var view = view(users.leftBefore(asker.id())
                    .map(at -> Lines.of(text(RulesWords.LIMITS_LEFT).with("at", at), one))
                    .orElse(one));
            if (request.wish().file().isPresent()) {
                view = view.row(button(RulesWords.LIMITS_FILE, "file", who -> {
                    evidence.ask(who.id(), request.id());
                    return Next.toast(RulesWords.FILE_COMES);
                }));
            }
            return request.askedBy().equals(visitor.id())
                    ? view
                    : view.row(
                            open(text(RulesWords.LIMITS_GRANT), GRANT, id),
                            open(text(RulesWords.LIMITS_REFUSE), REFUSE, id));
        }
    }

    record Decide(LimitRequests requests, DecideLimits decide, String id, boolean granting) implements AdminOnly {
        @Override
        public View show(Visitor visitor, String argument) {
            return waiting(requests, argument)
                    .map(request -> view(text(granting ? RulesWords.ASK_GRANT : RulesWords.ASK_REFUSE)
                                    .with("name", request.wish().name()))
                            .takingText())
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            if (!Reasons.fits(line)) {
                return Reasons.wrong(visitor);
            }
            var done = waiting(requests, visitor.argument())
                    .filter(request -> decide.decide(visitor.id(), request.id(), granting, line));
            return Next.replace(LIST, "").saying(done.isPresent() ? RulesWords.DECIDED : RulesWords.GONE);
        }
    }

    private static Optional<LimitRequest> waiting(LimitRequests requests, String argument) {
        return Argument.id(argument)
                .flatMap(requests::find)
                .filter(request -> request.state() == LimitRequest.State.WAITING);
    }
}
