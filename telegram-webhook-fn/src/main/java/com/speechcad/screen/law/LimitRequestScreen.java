package com.speechcad.screen.law;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.LimitRequest;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.text.TypedLength;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks for higher limits: the name to be spoken, the use, the evidence, then all of it once more to send. */
@Singleton
class LimitRequestScreen implements Screen {
    static final String ID = "law.limits.ask";
    private static final String USE = "use";
    private static final String PROOF = "proof";
    private static final String SEND = "send";
    private static final String NAME_NOTE = "limits.name";
    private static final String USE_NOTE = "limits.use";
    private static final String PROOF_NOTE = "limits.proof";
    private static final String FILE_NOTE = "limits.file";
    private static final int LEAST_NAME = 2;
    private static final int MOST_NAME = 60;
    /** Letters; a Chinese sign counts for two. */
    private static final int LEAST_WORDS = 20;

    private static final int MOST_WORDS = 600;
    private static final long MOST_BYTES = 10L << 20;

    private final LimitRequests requests;

    LimitRequestScreen(LimitRequests requests) {
        this.requests = requests;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        if (LimitsScreen.next(visitor).isEmpty()) {
            return View.gone();
        }
        return switch (argument) {
            case USE ->
                view(text(LawWords.ASK_USE).with("name", visitor.note(NAME_NOTE).orElse("")))
                        .takingText();
            case PROOF -> view(LawWords.ASK_PROOF).takingText().takingFiles();
            case SEND -> check(visitor);
            default -> view(LawWords.ASK_NAME).takingText();
        };
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return switch (visitor.argument()) {
            case USE ->
                words(visitor, line)
                        .map(Next.class::cast)
                        .orElseGet(() -> Next.goTo(ID, PROOF).noting(USE_NOTE, line));
            case PROOF ->
                words(visitor, line)
                        .map(Next.class::cast)
                        .orElseGet(() ->
                                Next.goTo(ID, SEND).noting(PROOF_NOTE, line).noting(FILE_NOTE, ""));
            default ->
                line.length() < LEAST_NAME || line.length() > MOST_NAME
                        ? Next.stay(text(LawWords.NAME_LENGTH)
                                .with("least", LEAST_NAME)
                                .with("most", MOST_NAME))
                        : Next.goTo(ID, USE).noting(NAME_NOTE, line);
        };
    }

    private static Optional<Next> words(Visitor visitor, String line) {
        var least = TypedLength.said(LEAST_WORDS, visitor.reader().language());
        return TypedLength.of(line) >= LEAST_WORDS && line.length() <= MOST_WORDS
                ? Optional.empty()
                : Optional.of(Next.stay(
                        text(LawWords.WORDS_LENGTH).with("least", least).with("most", MOST_WORDS)));
    }

    @Override
    public Next file(Visitor visitor, Incoming.SentFile file) {
        return file.size() > MOST_BYTES
                ? Next.stay(LawWords.PROOF_TOO_BIG)
                : Next.goTo(ID, SEND)
                        .noting(PROOF_NOTE, file.name().isBlank() ? "📎" : "📎 " + file.name())
                        .noting(FILE_NOTE, file.fileId());
    }

    private View check(Visitor visitor) {
        var wish = wish(visitor);
        return wish.map(known -> view(text(LawWords.LIMITS_CHECK)
                                .with("tier", known.tier().name())
                                .with("name", known.name())
                                .with("use", known.use())
                                .with("proof", known.evidence()))
                        .row(confirm(LawWords.LIMITS_SEND, "send", known.toString(), who -> send(who, known))))
                .orElseGet(View::gone);
    }

    private static Optional<LimitRequest.Wish> wish(Visitor visitor) {
        var name = visitor.note(NAME_NOTE);
        var use = visitor.note(USE_NOTE);
        var proof = visitor.note(PROOF_NOTE);
        return LimitsScreen.next(visitor)
                .filter(_ -> name.isPresent() && use.isPresent() && proof.isPresent())
                .map(tier -> new LimitRequest.Wish(
                        tier,
                        name.orElse(""),
                        use.orElse(""),
                        proof.orElse(""),
                        visitor.note(FILE_NOTE).filter(id -> !id.isEmpty())));
    }

    private Next send(Visitor visitor, LimitRequest.Wish wish) {
        return Next.replace(LimitsScreen.ID, "")
                .saying(
                        requests.ask(visitor.id(), visitor.business().id(), wish)
                                ? LawWords.LIMITS_SENT
                                : LawWords.LIMITS_WAITS);
    }
}
