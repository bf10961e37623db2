package com.speechcad.screen.call;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
import com.speechcad.call.CallerIds;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Stage;
import com.speechcad.tenant.Users;
import com.speechcad.text.Html;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Whom to call. Whatever is typed is put before the gate, which says why not. */
@Singleton
class CallNumberScreen implements Screen {
    static final String ID = "call.to";

    private final FlowVersions versions;
    private final Users users;
    private final CallerIds callerIds;
    private final Gate gate;
    private final DoNotCall doNotCall;
    private final Clock clock;

    CallNumberScreen(
            FlowVersions versions, Users users, CallerIds callerIds, Gate gate, DoNotCall doNotCall, Clock clock) {
        this.versions = versions;
        this.users = users;
        this.callerIds = callerIds;
        this.gate = gate;
        this.doNotCall = doNotCall;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Notes.flow(visitor)
                .flatMap(id -> versions.find(new FlowVersionId(id)))
                .map(version -> draw(visitor, version))
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var region = users.ownNumber(visitor.id()).flatMap(PhoneNumber::region).orElse("US");
        return PhoneNumber.parse(line, region)
                .map(number -> choose(visitor, number))
                .orElseGet(() -> Next.stay(CallText.NOT_A_NUMBER));
    }

    private View draw(Visitor visitor, FlowVersion version) {
        var own = users.ownNumber(visitor.id());
        if (own.isEmpty()) {
            return view(CallText.NO_NUMBER).takingText().row(open(CallText.SHARE_NUMBER, "number"));
        }
        var view =
                view(text(CallText.CHOOSE_NUMBER).with("flow", version.name())).takingText();
        if (doNotCall.holds(visitor.business().id(), own.get())) {
            view = view.row(button(CallText.LIFT_OPT_OUT, "lift", this::lift));
        }
        return view.row(button(
                text(CallText.MY_NUMBER).with("number", new Html(own.get().readable())),
                "mine",
                who -> choose(who, own.get())));
    }

    /** The gate is asked with the number that would be shown, so that a missing one is not the answer to everything. */
    private Next choose(Visitor visitor, PhoneNumber to) {
        var shown = callerIds.forSelfCall(visitor.business().id());
        if (shown.isEmpty()) {
            return Next.stay(CallText.NO_CALLER);
        }
        var first = shown.getFirst().number();
        var subject = "quote:user:" + visitor.id().value();
        var decision = gate.ask(
                Dial.Calling.of(visitor.id(), visitor.business().id(), first, Dial.Kind.SINGLE, Notes.flow(visitor))
                        .to(to, Basis.PLAIN),
                Stage.QUOTE,
                subject);
        return switch (decision) {
            case Decision.Allow _ -> next(to, shown.size() == 1 ? Optional.of(first) : Optional.empty());
            case Decision.Wait(var _, var rule, var _) -> Next.stay(rule.why());
            case Decision.Exclude(var rule, var _) -> Next.stay(rule.why());
        };
    }

    private static Next next(PhoneNumber to, Optional<PhoneNumber> onlyOne) {
        return onlyOne.map(from -> Next.goTo(CallQuoteScreen.ID).noting(Notes.FROM, from.e164()))
                .orElseGet(() -> Next.goTo(CallFromScreen.ID))
                .noting(Notes.TO, to.e164());
    }

    private Next lift(Visitor visitor) {
        doNotCall.lift(visitor.id(), visitor.business().id(), clock.instant());
        return Next.toast(CallText.LIFTED);
    }
}
