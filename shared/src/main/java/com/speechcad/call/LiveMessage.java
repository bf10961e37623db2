package com.speechcad.call;

import com.speechcad.billing.ParkedOperation;
import com.speechcad.billing.Receipt;
import com.speechcad.billing.Talk;
import com.speechcad.db.Later;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Html;
import com.speechcad.text.Reader;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import com.speechcad.text.TimeOfDay;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The one message about a single call, edited from the first word to the last. Drawn from the rows, so that it may be
 * redrawn. Calls of a campaign have none of their own: the campaign's message speaks of all of them.
 */
@Singleton
public class LiveMessage {
    private static final Duration CLEAR_AFTER = Duration.ofMinutes(11);
    private static final int MOST_SUMMARY = 600;

    private final Attempts attempts;
    private final CallFacts facts;
    private final Users users;
    private final Chats chats;

    LiveMessage(Attempts attempts, CallFacts facts, Users users, Chats chats) {
        this.attempts = attempts;
        this.facts = facts;
        this.users = users;
        this.chats = chats;
    }

    void redraw(UUID attempt) {
        redraw(attempt, Optional.empty());
    }

    /** @param why it was refused, or what is being done about it while it runs, in words that nobody stores */
    void redraw(UUID attempt, Optional<Text> why) {
        attempts.find(attempt)
                .filter(found -> found.row().isEmpty())
                .ifPresent(found -> draw(ask(found, facts.ask(found)), why));
    }

    void draw(Attempt attempt) {
        draw(ask(attempt, facts.ask(attempt)));
    }

    /** What a drawing needs, asked for. */
    record Drawing(Attempt attempt, Later<Optional<User>> user, CallFacts.Facts facts) {
        /** When answers that nobody may see yet can be seen. */
        Later<Optional<Instant>> moreAnswersAt() {
            return facts.moreAnswersAt();
        }
    }

    /**
     * For a call that is over.
     *
     * @param receipt when it is known or being written
     */
    Drawing ask(Attempt attempt, Later<Optional<Receipt>> receipt) {
        return ask(attempt, facts.ask(attempt, receipt));
    }

    private Drawing ask(Attempt attempt, CallFacts.Facts asked) {
        return new Drawing(attempt, users.askFind(attempt.user()), asked);
    }

    void draw(Drawing drawing) {
        draw(drawing, Optional.empty());
    }

    private void draw(Drawing drawing, Optional<Text> why) {
        var attempt = drawing.attempt;
        var user = drawing.user.get().orElseThrow(() -> new IllegalStateException("no " + attempt.user()));
        var message = Message.of(words(attempt, drawing.facts, user.reader(), why));
        for (var row : CallButtons.of(attempt, drawing.facts)) {
            message = message.row(row.toArray(Button[]::new));
        }
        chats.put(user.chat(), "call:" + attempt.id(), message, user.reader());
    }

    /** A call that is over, also one of a campaign that was too small to speak for all of its calls. */
    public void show(Attempt attempt) {
        draw(ask(attempt, facts.ask(attempt)), Optional.empty());
    }

    /** The same words, for the screen about one call. */
    public Text words(Attempt attempt, Reader reader) {
        return words(attempt, facts.ask(attempt), reader, Optional.empty());
    }

    private static Text words(Attempt attempt, CallFacts.Facts facts, Reader reader, Optional<Text> why) {
        var lines = new ArrayList<Text>();
        lines.add(Text.text(CallText.HEAD)
                .with("to", attempt.to())
                .with("flow", attempt.script().name()));
        lines.add(status(attempt, why));
        if (attempt.state().isOver()) {
            answers(attempt, facts, lines);
            charge(attempt, facts, lines);
            facts.words().get().ifPresent(words -> judged(attempt, words, lines));
            if (attempt.recording()
                    && attempt.talked()
                    && facts.recording().get().isEmpty()) {
                lines.add(Text.text(attempt.analyzed() ? CallText.RECORDING_NONE : CallText.RECORDING_COMING));
            }
        }
        return joined(lines, reader);
    }

    private static void judged(Attempt attempt, Results.Words words, List<Text> lines) {
        if (!words.summary().isBlank()) {
            lines.add(Text.text(CallText.SUMMARY).with("summary", shortened(words.summary())));
        }
        if (attempt.talked()) {
            Judgement.of(words).ifPresent(lines::add);
        }
    }

    /** Lines one under the other. */
    public static Text joined(List<Text> lines, Reader reader) {
        var html = new StringBuilder();
        for (var line : lines) {
            html.append(html.isEmpty() ? "" : "\n").append(Words.html(line, reader));
        }
        return Text.text(CallText.LINES).with("lines", new Html(html.toString()));
    }

    private static Text status(Attempt attempt, Optional<Text> why) {
        return switch (attempt.state()) {
            case PLANNED -> Text.text(CallText.WAITING);
            case AUTHORISED, DIALLING, UNCERTAIN, IN_CALL -> why.orElseGet(() -> running(attempt));
            case ENDED ->
                Text.text(CallText.ENDED)
                        .with("duration", Talk.shown(attempt.connected().orElse(Duration.ZERO)))
                        .with("reason", reason(attempt));
            case NOT_CONNECTED -> Text.text(CallText.NOT_CONNECTED).with("reason", reason(attempt));
            case REFUSED -> Text.text(CallText.REFUSED).with("reason", why.orElseGet(() -> reason(attempt)));
        };
    }

    private static Text running(Attempt attempt) {
        if (attempt.state() == AttemptState.IN_CALL) {
            return Text.text(CallText.IN_CALL)
                    .with("time", new TimeOfDay(attempt.startedAt().orElse(attempt.plannedAt())));
        }
        return attempt.state() == AttemptState.UNCERTAIN
                ? Text.text(CallText.UNCERTAIN)
                        .with(
                                "time",
                                new TimeOfDay(attempt.dialledAt()
                                        .orElse(attempt.plannedAt())
                                        .plus(CLEAR_AFTER)))
                : Text.text(CallText.DIALLING);
    }

    /** In plain words. */
    public static Text reason(Attempt attempt) {
        return attempt.reason().map(EndReason::of).orElse(EndReason.OTHER).text();
    }

    private static void answers(Attempt attempt, CallFacts.Facts facts, List<Text> lines) {
        lines.addAll(AnswerLines.of(attempt, facts).fitting());
        facts.moreAnswersAt()
                .get()
                .ifPresent(at -> lines.add(Text.text(CallText.ANSWERS_LATER).with("time", new TimeOfDay(at))));
        var held = facts.held().get();
        if (facts.unheard().get()) {
            lines.add(Text.text(held == DoNotCall.Held.PRECAUTION ? CallText.UNHEARD : CallText.UNHEARD_OWN));
        }
        if (held == DoNotCall.Held.OPTED_OUT) {
            lines.add(Text.text(CallText.OPTED_OUT));
        }
    }

    /** Whether there are answers that its message has no room for. */
    public boolean hasMoreAnswers(Attempt attempt) {
        return AnswerLines.of(attempt, facts.ask(attempt)).areMore();
    }

    /** All answers that may be seen by now, a line each. */
    public List<Text> answers(Attempt attempt) {
        return AnswerLines.of(attempt, facts.ask(attempt)).all();
    }

    private static void charge(Attempt attempt, CallFacts.Facts facts, List<Text> lines) {
        var receipt = facts.receipt().get().filter(_ -> attempt.talked());
        var balance = facts.balance().get();
        if (receipt.isPresent() && balance.isPresent()) {
            lines.add(Text.text(CallText.CHARGED)
                    .with("billed", receipt.get().allBilledSeconds())
                    .with("transferred", receipt.get().transferredSeconds())
                    .with("plan", receipt.get().allPlanSeconds())
                    .with("amount", receipt.get().total())
                    .with("wallet", balance.get().available().downToCents()));
        } else {
            lines.add(Text.text(facts.stopped().get().map(LiveMessage::stopped).orElse(CallText.NOT_CHARGED)));
        }
    }

    private static CallText stopped(ParkedOperation.State state) {
        return switch (state) {
            // Released, and charged in the same breath: until then it is not decided.
            case OPEN, RELEASED -> CallText.CHARGE_STOPPED;
            case REJECTED -> CallText.CHARGE_REJECTED;
        };
    }

    private static String shortened(String summary) {
        return Shorten.to(summary, MOST_SUMMARY);
    }
}
