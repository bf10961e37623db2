package com.speechcad.call;

import com.speechcad.billing.Receipts;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Html;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one message about a call, edited from the first word to the last. Drawn from the rows, so that it may be redrawn. */
@Singleton
public class LiveMessage {
    private static final Duration CLEAR_AFTER = Duration.ofMinutes(11);
    private static final int MOST_SUMMARY = 600;

    private final Attempts attempts;
    private final Results results;
    private final Receipts receipts;
    private final Wallets wallets;
    private final DoNotCall doNotCall;
    private final Users users;
    private final Chats chats;

    LiveMessage(
            Attempts attempts,
            Results results,
            Receipts receipts,
            Wallets wallets,
            DoNotCall doNotCall,
            Users users,
            Chats chats) {
        this.attempts = attempts;
        this.results = results;
        this.receipts = receipts;
        this.wallets = wallets;
        this.doNotCall = doNotCall;
        this.users = users;
        this.chats = chats;
    }

    void redraw(UUID attempt) {
        redraw(attempt, Optional.empty());
    }

    /** @param why it was refused, in words that nobody stores */
    void redraw(UUID attempt, Optional<Text> why) {
        attempts.find(attempt).ifPresent(found -> draw(found, why));
    }

    void draw(Attempt attempt) {
        draw(attempt, Optional.empty());
    }

    private void draw(Attempt attempt, Optional<Text> why) {
        var user = users.get(attempt.user());
        var message = Message.of(words(attempt, user.reader(), why));
        for (var row : buttons(attempt)) {
            message = message.row(row.toArray(Button[]::new));
        }
        chats.put(user.chat(), "call:" + attempt.id(), message, user.reader());
    }

    /** The same words, for the screen about one call. */
    public Text words(Attempt attempt, Reader reader) {
        return words(attempt, reader, Optional.empty());
    }

    private Text words(Attempt attempt, Reader reader, Optional<Text> why) {
        var lines = new ArrayList<Text>();
        lines.add(Text.text(CallText.HEAD)
                .with("to", attempt.to())
                .with("flow", attempt.script().name()));
        lines.add(status(attempt, reader, why));
        if (attempt.state().isOver()) {
            answers(attempt, reader, lines);
            charge(attempt, lines);
            said(attempt)
                    .filter(words -> !words.summary().isBlank())
                    .ifPresent(words ->
                            lines.add(Text.text(CallText.SUMMARY).with("summary", shortened(words.summary()))));
            if (attempt.recording()
                    && talked(attempt)
                    && results.recording(attempt.id()).isEmpty()) {
                lines.add(Text.text(attempt.analyzed() ? CallText.RECORDING_NONE : CallText.RECORDING_COMING));
            }
        }
        return joined(lines, reader);
    }

    /** Lines one under the other. */
    public static Text joined(List<Text> lines, Reader reader) {
        var html = new StringBuilder();
        for (var line : lines) {
            html.append(html.isEmpty() ? "" : "\n").append(Words.html(line, reader));
        }
        return Text.text(CallText.LINES).with("lines", new Html(html.toString()));
    }

    private Text status(Attempt attempt, Reader reader, Optional<Text> why) {
        return switch (attempt.state()) {
            case PLANNED -> Text.text(CallText.WAITING);
            case AUTHORISED, DIALLING -> Text.text(CallText.DIALLING);
            case UNCERTAIN ->
                Text.text(CallText.UNCERTAIN)
                        .with(
                                "time",
                                time(
                                        attempt.dialledAt()
                                                .orElse(attempt.plannedAt())
                                                .plus(CLEAR_AFTER),
                                        reader));
            case IN_CALL ->
                Text.text(CallText.IN_CALL)
                        .with("time", time(attempt.startedAt().orElse(attempt.plannedAt()), reader));
            case ENDED ->
                Text.text(CallText.ENDED)
                        .with("duration", wholeSeconds(attempt))
                        .with("reason", reason(attempt));
            case NOT_CONNECTED -> Text.text(CallText.NOT_CONNECTED).with("reason", reason(attempt));
            case REFUSED -> Text.text(CallText.REFUSED).with("reason", why.orElseGet(() -> reason(attempt)));
        };
    }

    /** In plain words. */
    public static Text reason(Attempt attempt) {
        return attempt.reason().map(EndReason::of).orElse(EndReason.OTHER).text();
    }

    private void answers(Attempt attempt, Reader reader, List<Text> lines) {
        for (var answer : results.answers(attempt.id())) {
            lines.add(Text.text(CallText.ANSWER)
                    .with("step", attempt.script().labels().getOrDefault(answer.step(), answer.step()))
                    .with("answer", answer.shown()));
        }
        results.moreAnswersAt(attempt.id())
                .ifPresent(at -> lines.add(Text.text(CallText.ANSWERS_LATER).with("time", time(at, reader))));
        if (talked(attempt) && doNotCall.holds(attempt.business(), attempt.to())) {
            lines.add(Text.text(CallText.OPTED_OUT));
        }
    }

    private void charge(Attempt attempt, List<Text> lines) {
        var receipt = receipts.of(attempt.id()).filter(_ -> talked(attempt));
        if (receipt.isPresent()) {
            lines.add(Text.text(CallText.CHARGED)
                    .with("billed", receipt.get().billedSeconds())
                    .with("plan", receipt.get().planSeconds())
                    .with("amount", receipt.get().total())
                    .with("wallet", wallets.of(attempt.user()).available()));
        } else {
            lines.add(Text.text(CallText.NOT_CHARGED));
        }
    }

    private List<List<Button>> buttons(Attempt attempt) {
        var id = attempt.id().toString();
        if (!attempt.state().isOver()) {
            return List.of(List.of(button(CallText.STOP, "call.stop", id)));
        }
        var about = new ArrayList<Button>();
        if (talked(attempt)) {
            about.add(button(CallText.RECEIPT, "call.receipt", id));
        }
        if (said(attempt).filter(words -> !words.transcript().isBlank()).isPresent()) {
            about.add(button(CallText.TRANSCRIPT, "call.transcript", id));
        }
        var rows = new ArrayList<List<Button>>();
        if (!about.isEmpty()) {
            rows.add(about);
        }
        if (attempt.recording() && results.recording(attempt.id()).isPresent()) {
            rows.add(List.of(button(CallText.RECORDING, "call.recording", id)));
        }
        rows.add(List.of(button(CallText.AGAIN, "call.again", id), Button.open(Text.text(CallText.HOME), "home")));
        return rows;
    }

    /** There are words only once the call was analysed; nobody is asked before. */
    private Optional<Results.Words> said(Attempt attempt) {
        return attempt.analyzed() ? results.words(attempt.id()) : Optional.empty();
    }

    private static Button button(CallText label, String screen, String attempt) {
        return Button.open(Text.text(label), screen, attempt);
    }

    private static boolean talked(Attempt attempt) {
        return attempt.connected().filter(Duration::isPositive).isPresent();
    }

    /** A second that began is shown, as it is billed. */
    private static Duration wholeSeconds(Attempt attempt) {
        var millis = attempt.connected().orElse(Duration.ZERO).toMillis();
        return Duration.ofSeconds(Math.ceilDiv(millis, 1_000L));
    }

    private static String shortened(String summary) {
        return summary.length() <= MOST_SUMMARY ? summary : summary.substring(0, MOST_SUMMARY) + "…";
    }

    private static LocalTime time(Instant at, Reader reader) {
        return LocalTime.ofInstant(at, reader.zone());
    }
}
