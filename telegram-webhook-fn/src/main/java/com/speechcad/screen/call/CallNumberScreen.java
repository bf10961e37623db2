package com.speechcad.screen.call;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
import com.speechcad.call.CallerIds;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Guests;
import com.speechcad.lawful.LiftOptOuts;
import com.speechcad.lawful.Purpose;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.Stage;
import com.speechcad.screen.law.AttestScreen;
import com.speechcad.screen.law.MyNumberScreen;
import com.speechcad.screen.law.OwnContact;
import com.speechcad.screen.law.TypedNumber;
import com.speechcad.screen.law.WhyScreen;
import com.speechcad.screen.review.SuspendedNotice;
import com.speechcad.tenant.Business;
import com.speechcad.text.Html;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom to call: oneself, a guest, or a number with consent. Whatever is typed is put before the gate, which says why not.
 * The argument names the flow to play, in its newest published version; without one it is what was chosen before.
 */
@Singleton
class CallNumberScreen implements Screen {
    static final String ID = "call.to";
    private static final String REFUSED = "call.refused";
    private static final String LIFTING = "call.lifting";

    private final FlowVersions versions;
    private final CallerIds callerIds;
    private final Gate gate;
    private final DoNotCall doNotCall;
    private final LiftOptOuts lift;
    private final Guests guests;
    private final Consents consents;
    private final TypedNumber numbers;
    private final OwnContact contacts;
    private final Clock clock;

    CallNumberScreen(
            FlowVersions versions,
            CallerIds callerIds,
            Gate gate,
            DoNotCall doNotCall,
            LiftOptOuts lift,
            Guests guests,
            Consents consents,
            TypedNumber numbers,
            OwnContact contacts,
            Clock clock) {
        this.versions = versions;
        this.callerIds = callerIds;
        this.gate = gate;
        this.doNotCall = doNotCall;
        this.lift = lift;
        this.guests = guests;
        this.consents = consents;
        this.numbers = numbers;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return version(visitor, argument).map(version -> draw(visitor, version)).orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return numbers.read(visitor, line, number -> choose(visitor, number));
    }

    private Optional<FlowVersion> version(Visitor visitor, String argument) {
        return argument.isEmpty()
                ? Notes.flow(visitor).flatMap(id -> versions.toCallWith(new FlowVersionId(id)))
                : Ref.parse(argument)
                        .flatMap(flow -> versions.published(visitor.id()).stream()
                                .filter(version -> version.flow().value().equals(flow))
                                .findFirst());
    }

    private View draw(Visitor visitor, FlowVersion version) {
        var own = visitor.ownNumber();
        if (own.isEmpty()) {
            return view(CallText.NO_NUMBER).takingText().row(open(CallText.SHARE_NUMBER, "number"));
        }
        var view = view(text(CallText.CHOOSE_NUMBER)
                        .with("flow", version.name())
                        .with("others", visitor.business().tier() == Business.Tier.T0 ? "no" : "yes"))
                .takingText();
        if (doNotCall.holds(visitor.business().id(), own.get())) {
            view = view.row(button(CallText.LIFT_OPT_OUT, "lift", this::lift));
            view = visitor.note(LIFTING).isPresent() ? view.askingContact(CallText.SHARE_NUMBER) : view;
        }
        view = view.row(button(
                text(CallText.MY_NUMBER).with("number", new Html(own.get().readable())),
                "mine",
                who -> choose(who, own.get())));
        return others(visitor, view);
    }

    private View others(Visitor visitor, View view) {
        var drawn = view;
        for (var guest : guests.of(visitor.business().id())) {
            drawn = drawn.row(button(
                    text(CallText.GUEST).with("name", guest.name()).with("number", guest.number()),
                    "guest",
                    Long.toString(guest.user().value()),
                    who -> choose(who, guest.number())));
        }
        var attested =
                visitor.note(AttestScreen.NUMBER).map(PhoneNumber::new).filter(number -> isConsented(visitor, number));
        if (attested.isPresent()) {
            drawn = drawn.row(button(
                    text(CallText.CONSENTED).with("number", attested.get()),
                    "consented",
                    who -> choose(who, attested.get())));
        }
        if (visitor.business().tier() != Business.Tier.T0) {
            var offers = Notes.basis(visitor).purpose() == Purpose.MARKETING;
            drawn = drawn.row(button(
                    offers ? CallText.PURPOSE_OFFERS : CallText.PURPOSE_NEWS,
                    "purpose",
                    _ -> Next.stay().noting(Notes.PURPOSE, offers ? "" : Purpose.MARKETING.name())));
        }
        return refused(visitor, drawn);
    }

    /** By itself, not by a list. */
    private boolean isConsented(Visitor visitor, PhoneNumber number) {
        return consents.of(visitor.business().id(), number).stream()
                .anyMatch(one -> one.number().isPresent() && one.counts(clock.instant()));
    }

    /** What helps after a no. */
    private static View refused(Visitor visitor, View view) {
        var number = visitor.note(WhyScreen.NUMBER);
        var rule = visitor.note(REFUSED).filter(name -> !name.isEmpty());
        if (number.isEmpty() || rule.isEmpty()) {
            return view;
        }
        var explained = view.row(open(CallText.WHY_NOT, WhyScreen.ID));
        var why = Rule.valueOf(rule.get());
        if (why.isSaidEverywhere() && isOwn(visitor, number.get())) {
            return explained.row(MyNumberScreen.way());
        }
        if (why.isStop()) {
            return explained.row(SuspendedNotice.way());
        }
        return why.wantsConsent()
                ? explained.row(button(
                        CallText.RECORD_CONSENT, "attest", _ -> AttestScreen.about(new PhoneNumber(number.get()))))
                : explained;
    }

    private static boolean isOwn(Visitor visitor, String number) {
        return visitor.ownNumber().map(PhoneNumber::e164).filter(number::equals).isPresent();
    }

    /** The gate is asked with the number that would be shown, so that a missing one is not the answer to everything. */
    private Next choose(Visitor visitor, PhoneNumber to) {
        return version(visitor, visitor.argument())
                .map(version -> choose(visitor, version.id().value(), to))
                .orElseGet(Next::back);
    }

    private Next choose(Visitor visitor, UUID version, PhoneNumber to) {
        var self = visitor.ownNumber().filter(to::equals).isPresent();
        var shown = callerIds.forCall(visitor.business().id(), self);
        var any = shown.isEmpty() ? callerIds.forSelfCall(visitor.business().id()) : shown;
        if (any.isEmpty()) {
            return self ? Next.stay(CallText.NO_CALLER) : next(version, to, Optional.empty());
        }
        var first = any.getFirst().number();
        var subject = "quote:user:" + visitor.id().value();
        var decision = gate.ask(
                Dial.Calling.of(visitor.id(), visitor.business().id(), first, Dial.Kind.SINGLE, Optional.of(version))
                        .to(to, Notes.basis(visitor)),
                Stage.QUOTE,
                subject);
        return switch (decision) {
            case Decision.Allow _ -> next(version, to, shown.size() == 1 ? Optional.of(first) : Optional.empty());
            case Decision.Wait(var _, var rule, var _) -> no(visitor, version, to, rule);
            // The next screen says what is missing, and where to ask for it.
            case Decision.Exclude(var rule, var _)
            when rule == Rule.CALLER_ID_NOT_YOURS && shown.isEmpty() -> next(version, to, Optional.empty());
            case Decision.Exclude(var rule, var _) -> no(visitor, version, to, rule);
        };
    }

    /** The flow is noted, since what helps leads away and comes back without it. */
    private static Next no(Visitor visitor, UUID version, PhoneNumber to, Rule rule) {
        return Next.stay(rule.why())
                .noting(Notes.FLOW, version.toString())
                .noting(WhyScreen.NUMBER, to.e164())
                .noting(WhyScreen.PURPOSE, Notes.basis(visitor).purpose().name())
                .noting(WhyScreen.CAMPAIGN, "")
                .noting(REFUSED, rule.name());
    }

    private static Next next(UUID version, PhoneNumber to, Optional<PhoneNumber> onlyOne) {
        return onlyOne.map(from -> Next.goTo(CallQuoteScreen.ID).noting(Notes.FROM, from.e164()))
                .orElseGet(() -> Next.goTo(CallFromScreen.ID))
                .noting(Notes.FLOW, version.toString())
                .noting(Notes.TO, to.e164())
                .noting(REFUSED, "");
    }

    /** A number of long ago may be somebody else's, who said no: the contact is asked for once more. */
    private Next lift(Visitor visitor) {
        return lift.lift(visitor.id(), visitor.business().id(), clock.instant())
                ? Next.toast(CallText.LIFTED).noting(LIFTING, "")
                : Next.stay(CallText.LIFT_AGAIN).noting(LIFTING, "yes");
    }

    @Override
    public Next contact(Visitor visitor, Incoming.SharedContact contact) {
        return contacts.take(visitor, contact) instanceof OwnContact.Taken.Own
                ? lift(visitor)
                : Next.stay(CallText.LIFT_AGAIN);
    }
}
