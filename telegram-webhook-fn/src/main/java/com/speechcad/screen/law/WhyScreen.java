package com.speechcad.screen.law;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallerIds;
import com.speechcad.call.SendNumberEvidence;
import com.speechcad.campaign.WhyContact;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Purpose;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.WhyNot;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Why not now? For any number: the rule, its source, the time there, the next lawful minute. */
@Singleton
public class WhyScreen implements Screen {
    /** For whoever has a number that may not be called. */
    public static final String ID = "law.why";
    /** Notes the number. */
    public static final String NUMBER = "why.number";
    /** Notes what a single call to it would be for. */
    public static final String PURPOSE = "why.purpose";
    /** Notes the campaign that it is a contact of. */
    public static final String CAMPAIGN = "why.campaign";
    /** Notes its place there. */
    private static final String CONTACT = "why.contact";

    private static final int MOST_ZONES = 3;

    private final WhyNot whyNot;
    private final WhyContact whyContact;
    private final CallerIds callerIds;
    private final TypedNumber numbers;
    private final SendNumberEvidence evidence;

    WhyScreen(
            WhyNot whyNot,
            WhyContact whyContact,
            CallerIds callerIds,
            TypedNumber numbers,
            SendNumberEvidence evidence) {
        this.whyNot = whyNot;
        this.whyContact = whyContact;
        this.callerIds = callerIds;
        this.numbers = numbers;
        this.evidence = evidence;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return visitor.note(NUMBER)
                .map(PhoneNumber::new)
                .map(number -> explained(visitor, number))
                .orElseGet(() -> view(LawWords.WHY_ASK))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return numbers.read(
                visitor,
                line,
                number -> Next.stay()
                        .noting(NUMBER, number.e164())
                        .noting(PURPOSE, "")
                        .noting(CAMPAIGN, ""));
    }

    private View explained(Visitor visitor, PhoneNumber number) {
        var answer =
                contact(visitor).orElseGet(() -> new WhyContact.Answer(singleCall(visitor, number), Optional.empty()));
        var said = answer.law();
        var view = view(Lines.of(lines(answer))).row(button(LawWords.EVIDENCE, "evidence", who -> {
            evidence.ask(who.id(), number);
            return Next.toast(LawWords.FILE_COMES);
        }));
        if (said.decision().rule().wantsConsent()) {
            view = view.row(button(LawWords.CONSENT_NEW, "attest", _ -> AttestScreen.about(number)));
        }
        return said.decision().rule() == Rule.NOT_OWN_NUMBER
                ? view.row(LimitsScreen.way(), open(LawWords.GUESTS, GuestsScreen.ID))
                : view;
    }

    private Optional<WhyContact.Answer> contact(Visitor visitor) {
        return noted(visitor, CAMPAIGN)
                .flatMap(campaign -> noted(visitor, CONTACT)
                        .flatMap(seq ->
                                whyContact.explain(visitor.id(), UUID.fromString(campaign), Integer.parseInt(seq))));
    }

    private WhyNot.Explanation singleCall(Visitor visitor, PhoneNumber number) {
        // Without any caller id that is the answer, and it is.
        var shown = callerIds.forSelfCall(visitor.business().id()).stream()
                .map(CallerIds.CallerId::number)
                .findFirst()
                .orElse(number);
        var flow = noted(visitor, "call.flow").map(UUID::fromString);
        var basis = Basis.of(noted(visitor, PURPOSE).map(Purpose::valueOf).orElse(Purpose.INFORMATIONAL));
        return whyNot.explain(Dial.Calling.of(visitor.id(), visitor.business().id(), shown, Dial.Kind.SINGLE, flow)
                .to(number, basis));
    }

    private static Optional<String> noted(Visitor visitor, String what) {
        return visitor.note(what).filter(note -> !note.isEmpty());
    }

    private static List<Text> lines(WhyContact.Answer answer) {
        var said = answer.law();
        var lines = new ArrayList<Text>();
        lines.add(text(LawWords.WHY_NUMBER)
                .with("number", said.to())
                .with(
                        "place",
                        said.region()
                                .<Object>map(region -> Locale.of("", region))
                                .orElse(LawWords.WHY_NOWHERE)));
        said.zones().stream().limit(MOST_ZONES).forEach(zone -> lines.add(there(said, zone)));
        if (said.zones().size() > MOST_ZONES) {
            lines.add(text(LawWords.WHY_MORE_ZONES).with("count", said.zones().size() - MOST_ZONES));
        }
        lines.add(text(answer.allows() ? LawWords.WHY_YES : LawWords.WHY_NO)
                .with(
                        "why",
                        answer.own()
                                .map(Text::text)
                                .orElse(said.decision().rule().why())));
        said.next()
                .ifPresent(next -> lines.add(text(LawWords.WHY_NEXT)
                        .with(
                                "there",
                                said.zones().isEmpty()
                                        ? text(LawWords.WHY_AT).with("at", next)
                                        : local(next, said.zones().getFirst()))
                        .with("here", next)
                        .with("in", Duration.between(said.now(), next))));
        if (answer.own().isEmpty()) {
            lines.addAll(RuleLines.of(said.row(), said.said()));
        }
        return lines;
    }

    private static Text there(WhyNot.Explanation said, ZoneId zone) {
        return text(LawWords.WHY_THERE).with("when", local(said.now(), zone));
    }

    private static Text local(Instant at, ZoneId zone) {
        var there = at.atZone(zone);
        return text(LawWords.WHY_LOCAL)
                .with("day", there.toLocalDate())
                .with("time", there.toLocalTime())
                .with("zone", zone);
    }

    /** Somebody asked about a number elsewhere: the way here. */
    public static Next about(PhoneNumber number) {
        return Next.goTo(ID).noting(NUMBER, number.e164()).noting(PURPOSE, "").noting(CAMPAIGN, "");
    }
}
