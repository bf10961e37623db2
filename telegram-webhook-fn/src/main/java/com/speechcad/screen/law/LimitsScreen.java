package com.speechcad.screen.law;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.LimitRequest;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.lawful.TierLimits;
import com.speechcad.tenant.Business.Tier;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** What the next tier brings, how to ask for it, and what became of the last request. */
@Singleton
public class LimitsScreen implements Screen {
    static final String ID = LimitRequests.ASKED_AT;

    private final LimitRequests requests;
    private final TierLimits limits;

    LimitsScreen(LimitRequests requests, TierLimits limits) {
        this.requests = requests;
        this.limits = limits;
    }

    @Override
    public String id() {
        return ID;
    }

    /** The way here, for other screens: where more was wanted than the tier allows. */
    public static View.Item way() {
        return open(LawWords.RAISE, ID);
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var next = next(visitor);
        if (next.isEmpty()) {
            return view(LawWords.LIMITS_HIGHEST);
        }
        var newest = requests.newest(visitor.business().id());
        var lines = new ArrayList<Text>();
        lines.add(text(LawWords.LIMITS_NEXT)
                .with("tier", LimitWords.name(next.get()))
                .with("limits", LimitWords.of(next.get(), limits.of(next.get())))
                .with("need", next.get() == Tier.T1 ? LawWords.NEED_T1 : LawWords.NEED_T2));
        newest.flatMap(LimitsScreen::became).ifPresent(lines::add);
        var view = view(Lines.of(lines));
        return newest.filter(request -> request.state() == LimitRequest.State.WAITING)
                .map(request -> view.row(confirm(
                        LawWords.LIMITS_WITHDRAW,
                        "withdraw",
                        "id=" + request.id(),
                        who -> withdraw(who, request.id()))))
                .orElseGet(() -> view.row(open(LawWords.LIMITS_ASK, LimitRequestScreen.ID)));
    }

    static Optional<Tier> next(Visitor visitor) {
        return switch (visitor.business().tier()) {
            case T0 -> Optional.of(Tier.T1);
            case T1 -> Optional.of(Tier.T2);
            case T2 -> Optional.empty();
        };
    }

    private static Optional<Text> became(LimitRequest request) {
        return switch (request.state()) {
            case WAITING -> Optional.of(text(LawWords.LIMITS_WAITING).with("at", request.askedAt()));
            case REFUSED -> Optional.of(text(LawWords.LIMITS_REFUSED).with("reason", request.reason()));
            case GRANTED, WITHDRAWN -> Optional.empty();
        };
    }

    private Next withdraw(Visitor visitor, long id) {
        return Next.toast(
                requests.withdraw(visitor.business().id(), id) ? LawWords.LIMITS_WITHDRAWN : LawWords.LIMITS_DECIDED);
    }
}
