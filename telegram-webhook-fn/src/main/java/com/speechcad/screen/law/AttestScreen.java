package com.speechcad.screen.law;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.LawfulNews;
import com.speechcad.lawful.Scope;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Records one number's consent, a question at a time: whose, for what, who, how, to which words, when; then all of it. */
@Singleton
public class AttestScreen implements Screen {
    /** For whoever needs consent first. */
    public static final String ID = "law.attest";
    /** The number, noted by whoever leads here, so that the first question is answered. */
    public static final String NUMBER = "attest.number";
    /** The argument that goes with it. */
    public static final String SCOPE = "scope";

    private static final String WHO = "who";
    private static final String HOW = "how";
    private static final String WORDING = "wording";
    private static final String WHEN = "when";
    private static final String CHECK = "check";
    private static final String NOTE = "attest.";
    private static final int LEAST = 2;
    private static final int MOST = 400;

    private final Consents consents;
    private final TypedNumber numbers;
    private final Clock clock;

    AttestScreen(Consents consents, TypedNumber numbers, Clock clock) {
        this.consents = consents;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return switch (argument) {
            case SCOPE ->
                view(LawWords.ATTEST_SCOPE)
                        .row(scope(LawWords.ATTEST_NEWS, Scope.INFORMATIONAL))
                        .row(scope(LawWords.ATTEST_OFFERS, Scope.MARKETING_WRITTEN));
            case WHO -> view(LawWords.ATTEST_WHO).takingText();
            case HOW ->
                view(LawWords.ATTEST_HOW)
                        .row(how(LawWords.HOW_FORM, "form"), how(LawWords.HOW_PAPER, "paper"))
                        .row(how(LawWords.HOW_SPOKEN, "spoken"))
                        .takingText();
            case WORDING -> view(LawWords.ATTEST_WORDING).takingText();
            case WHEN ->
                view(LawWords.ATTEST_WHEN)
                        .row(button(
                                LawWords.TODAY,
                                "today",
                                visited -> to(CHECK, WHEN, today(visited).toString())))
                        .takingText();
            case CHECK -> check(visitor);
            default -> view(LawWords.ATTEST_NUMBER).takingText();
        };
    }

    private static View.Item scope(LawWords label, Scope scope) {
        return button(label, scope == Scope.INFORMATIONAL ? "news" : "offers", _ -> to(WHO, SCOPE, scope.name()));
    }

    private static View.Item how(LawWords label, String action) {
        return button(label, action, visitor -> to(WORDING, HOW, Words.plain(text(label), visitor.reader())));
    }

    private static Next to(String step, String note, String value) {
        return Next.goTo(ID, step).noting(NOTE + note, value);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (visitor.argument().equals(WHEN)) {
            return Dates.read(line)
                    .filter(day -> !day.isAfter(today(visitor)))
                    .map(day -> to(CHECK, WHEN, day.toString()))
                    .orElseGet(() -> Next.stay(LawWords.ATTEST_NO_DAY));
        }
        if (visitor.argument().isEmpty()) {
            return numbers.read(visitor, line)
                    .map(number -> (Next) Next.goTo(ID, SCOPE).noting(NUMBER, number.e164()))
                    .orElseGet(() -> Next.stay(LawWords.NOT_A_NUMBER));
        }
        if (line.length() < LEAST || line.length() > MOST) {
            return Next.stay(text(LawWords.WORDS_LENGTH).with("least", LEAST).with("most", MOST));
        }
        return switch (visitor.argument()) {
            case WHO -> to(HOW, WHO, line);
            case HOW -> to(WORDING, HOW, line);
            default -> to(WHEN, WORDING, line);
        };
    }

    private View check(Visitor visitor) {
        var number = visitor.note(NUMBER).map(PhoneNumber::new);
        return given(visitor)
                .filter(_ -> number.isPresent())
                .map(given -> view(text(LawWords.ATTEST_CHECK)
                                .with("number", number.orElseThrow())
                                .with("who", given.who())
                                .with("scope", LawfulNews.of(given.scope()))
                                .with("how", given.how())
                                .with("wording", given.wording())
                                .with("on", given.on().toString()))
                        .row(confirm(
                                LawWords.ATTEST_SAVE,
                                "save",
                                number + given.toString(),
                                who -> save(who, number.orElseThrow(), given))))
                .orElseGet(View::gone);
    }

    private static Optional<Consent.Given> given(Visitor visitor) {
        var who = visitor.note(NOTE + WHO);
        var how = visitor.note(NOTE + HOW);
        var wording = visitor.note(NOTE + WORDING);
        var on = visitor.note(NOTE + WHEN).map(LocalDate::parse);
        return visitor.note(NOTE + SCOPE)
                .map(Scope::valueOf)
                .filter(_ -> who.isPresent() && how.isPresent() && wording.isPresent() && on.isPresent())
                .map(scope -> new Consent.Given(
                        scope, who.orElse(""), how.orElse(""), wording.orElse(""), on.orElseThrow(), Optional.empty()));
    }

    /** Whoever was on the way to a call goes on with it. */
    private Next save(Visitor visitor, PhoneNumber number, Consent.Given given) {
        consents.attest(visitor.id(), visitor.business().id(), number, given);
        var calling = visitor.note("call.flow").filter(flow -> !flow.isEmpty()).isPresent();
        return (calling ? Next.goTo("call.to") : Next.replace(ConsentsScreen.ID, "")).saying(text(LawWords.ATTESTED));
    }

    private LocalDate today(Visitor visitor) {
        return LocalDate.ofInstant(clock.instant(), visitor.user().zone());
    }
}
