package com.speechcad.screen.law;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.screen.law.AttestAnswers.HOW;
import static com.speechcad.screen.law.AttestAnswers.NO_END;
import static com.speechcad.screen.law.AttestAnswers.SCOPE;
import static com.speechcad.screen.law.AttestAnswers.UNTIL;
import static com.speechcad.screen.law.AttestAnswers.WHEN;
import static com.speechcad.screen.law.AttestAnswers.WHO;
import static com.speechcad.screen.law.AttestAnswers.WORDING;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.AttestList;
import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.Scope;
import com.speechcad.screen.when.TypedDay;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records the consent of one number, or of all in a list: a question at a time, for what, who, how, to which words, when,
 * until when; then all of it.
 */
@Singleton
public class AttestScreen implements Screen {
    static final String ID = "law.attest";
    /** Notes the number; it stays noted once its consent is recorded. */
    public static final String NUMBER = "attest.number";
    /** In its place, a list's id as buttons carry it. */
    private static final String LIST = "attest.list";
    /** With a list: {@link ContactList#changes} when it was asked about. */
    private static final String CHANGES = "attest.changes";
    /** With a list: the screen and its argument, parted by a space, that it goes on with afterwards. */
    private static final String THEN = "attest.then";

    private static final String CHECK = "check";
    private static final int LEAST = 2;
    private static final int MOST = 400;

    private final Consents consents;
    private final AttestList attestList;
    private final ContactLists lists;
    private final TypedNumber numbers;
    private final Clock clock;

    AttestScreen(Consents consents, AttestList attestList, ContactLists lists, TypedNumber numbers, Clock clock) {
        this.consents = consents;
        this.attestList = attestList;
        this.lists = lists;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    /**
     * To the first question about a list.
     *
     * @param then where it goes on afterwards: a screen and its argument
     */
    public static Next about(ContactList list, String then) {
        return first().noting(LIST, ShortId.of(list.id()))
                .noting(CHANGES, Long.toString(list.changes()))
                .noting(NUMBER, "")
                .noting(THEN, then);
    }

    /** To the first question about one number, whatever was begun about a list or another number. */
    public static Next about(PhoneNumber number) {
        return first().noting(NUMBER, number.e164()).noting(LIST, "").noting(THEN, "");
    }

    /** Nothing that was answered about somebody else counts. */
    private static Next.GoTo first() {
        var next = Next.goTo(ID, SCOPE);
        for (var answer : AttestAnswers.ALL) {
            next = next.noting(AttestAnswers.NOTE + answer, "");
        }
        return next;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var isOfNobody = list(visitor).isEmpty() && visitor.note(NUMBER).isEmpty();
        return isOfNobody && !argument.isEmpty() ? View.gone() : question(visitor, argument);
    }

    private View question(Visitor visitor, String argument) {
        return switch (argument) {
            case SCOPE ->
                view(list(visitor)
                                .map(list -> text(LawWords.ATTEST_LIST_SCOPE)
                                        .with("list", list.name())
                                        .with("count", list.contacts()))
                                .orElse(text(LawWords.ATTEST_SCOPE)))
                        .row(scope(LawWords.ATTEST_NEWS, Scope.INFORMATIONAL))
                        .row(scope(LawWords.ATTEST_OFFERS, Scope.MARKETING_WRITTEN));
            case WHO ->
                view(list(visitor).isPresent() ? LawWords.ATTEST_LIST_WHO : LawWords.ATTEST_WHO)
                        .takingText();
            case HOW ->
                view(LawWords.ATTEST_HOW)
                        .row(how(LawWords.HOW_FORM, "form"), how(LawWords.HOW_PAPER, "paper"))
                        .row(how(LawWords.HOW_SPOKEN, "spoken"))
                        .takingText();
            case WORDING -> view(LawWords.ATTEST_WORDING).takingText();
            case WHEN ->
                view(text(LawWords.ATTEST_WHEN).with("day", today(visitor)))
                        .row(button(
                                LawWords.TODAY,
                                "today",
                                visited -> to(UNTIL, WHEN, today(visited).toString())))
                        .takingText();
            case UNTIL ->
                view(text(LawWords.ATTEST_UNTIL).with("day", today(visitor).plusYears(1)))
                        .row(
                                button(LawWords.UNTIL_OPEN, "open", _ -> to(CHECK, UNTIL, NO_END)),
                                button(LawWords.UNTIL_YEAR, "year", visited -> to(CHECK, UNTIL, inAYear(visited))))
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
        return Next.goTo(ID, step).noting(AttestAnswers.NOTE + note, value);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (visitor.argument().equals(WHEN)) {
            return Dates.read(line)
                    .or(() -> TypedDay.past(line, today(visitor)))
                    .filter(day -> !day.isAfter(today(visitor)))
                    .map(day -> to(UNTIL, WHEN, day.toString()))
                    .orElseGet(() -> Next.stay(text(LawWords.ATTEST_NO_DAY).with("day", today(visitor))));
        }
        if (visitor.argument().equals(UNTIL)) {
            return Dates.read(line)
                    .or(() -> TypedDay.future(line, today(visitor)))
                    .filter(day -> day.isAfter(today(visitor)))
                    .map(day -> to(CHECK, UNTIL, day.toString()))
                    .orElseGet(() -> Next.stay(text(LawWords.ATTEST_NO_END)
                            .with("day", today(visitor).plusYears(1))));
        }
        if (visitor.argument().isEmpty()) {
            return numbers.read(visitor, line, AttestScreen::about);
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
        return AttestAnswers.given(visitor)
                .flatMap(given -> list(visitor)
                        .map(list -> check(visitor, list, given))
                        .or(() -> visitor.note(NUMBER)
                                .map(PhoneNumber::new)
                                .map(number -> view(AttestAnswers.said(number.readable(), given))
                                        .row(save(number.e164() + given, who -> save(who, number, given))))))
                .orElseGet(View::gone);
    }

    /** Of everybody who is in the list when it is recorded: whoever came since it was asked about is spoken of. */
    private View check(Visitor visitor, ContactList list, Consent.Given given) {
        var everybody = text(LawWords.ATTEST_LIST_ALL).with("list", list.name()).with("count", list.contacts());
        var hasChanged = visitor.note(CHANGES)
                .filter(seen -> !seen.equals(Long.toString(list.changes())))
                .isPresent();
        var said = AttestAnswers.said(everybody, given);
        return view(hasChanged ? Lines.of(text(LawWords.ATTEST_LIST_CHANGED), said) : said)
                .row(save("list " + list.id() + ":" + list.changes() + given, who -> save(who, list, given)));
    }

    private static View.Item save(String facts, Function<Visitor, Next> onTap) {
        return confirm(LawWords.ATTEST_SAVE, "save", facts, onTap);
    }

    private Optional<ContactList> list(Visitor visitor) {
        return visitor.note(LIST)
                .flatMap(ShortId::parse)
                .flatMap(id -> lists.find(visitor.business().id(), id));
    }

    /** Whoever was on the way to a call goes on with it. */
    private Next save(Visitor visitor, PhoneNumber number, Consent.Given given) {
        consents.attest(visitor.id(), visitor.business().id(), number, given);
        var calling = visitor.note("call.flow").filter(flow -> !flow.isEmpty()).isPresent();
        return over(calling ? Next.goTo("call.to") : Next.replace(ConsentsScreen.ID, ""));
    }

    private Next save(Visitor visitor, ContactList list, Consent.Given given) {
        if (attestList
                .attest(visitor.id(), visitor.business().id(), list, given)
                .isEmpty()) {
            return Next.stay();
        }
        var then = visitor.note(THEN).orElse(ConsentsScreen.ID + " ");
        var space = then.indexOf(' ');
        return over(Next.replace(then.substring(0, space), then.substring(space + 1)));
    }

    /** The number stays noted for the call to it; a list would be what the next consent is recorded of. */
    private static Next over(Next.GoTo next) {
        return next.noting(LIST, "").noting(THEN, "").saying(text(LawWords.ATTESTED));
    }

    private LocalDate today(Visitor visitor) {
        return LocalDate.ofInstant(clock.instant(), visitor.user().zone());
    }

    private String inAYear(Visitor visitor) {
        return today(visitor).plusYears(1).toString();
    }
}
