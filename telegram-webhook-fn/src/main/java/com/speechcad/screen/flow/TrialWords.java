package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Place;
import com.speechcad.flow.StepText;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Trial;
import com.speechcad.flow.Trial.Input;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trial in words: what was heard since the last input, what can be done now, and where each leads. */
final class TrialWords {
    private static final int MOST_HEARD = 8;
    private static final int MOST_WORDS = 400;
    private static final int MOST_ANSWER = 24;

    private TrialWords() {}

    /** Something to do, with a short code that tells it apart. */
    record Offer(Text label, String code, Input input) {}

    /** @param turn what the last input came to; empty at the beginning */
    static Text of(Flow flow, Trial trial, Optional<TrialTurn> turn) {
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.TRY_TITLE).with("name", flow.name()));
        turn.flatMap(last -> last.words(flow, trial)).ifPresent(lines::add);
        var heard = trial.said();
        if (heard.size() > MOST_HEARD) {
            lines.add(text(FlowWords.TRY_CUT));
        }
        heard.subList(Math.max(0, heard.size() - MOST_HEARD), heard.size())
                .forEach(said -> lines.add(heard(flow, said)));
        lines.add(now(trial));
        return Lines.of(lines);
    }

    /** One a row: each names the step that it leads to. */
    static List<Offer> offers(Flow flow, Trial trial) {
        var offers = new ArrayList<Offer>();
        switch (trial.place()) {
            case Place.Keys menu ->
                menu.keys().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(key -> offers.add(key(flow, key.getKey(), key.getValue())));
            case Place.Words question -> {
                for (var expected : question.expected()) {
                    offers.add(new Offer(
                            text(FlowWords.TRY_ANSWER)
                                    .with("words", StepWords.shortened(expected.condition(), MOST_ANSWER))
                                    .with("target", target(flow, expected.next())),
                            "a" + offers.size(),
                            new Input.Answer(offers.size())));
                }
            }
            default -> {}
        }
        return offers;
    }

    private static Offer key(Flow flow, char key, String next) {
        return new Offer(
                text(FlowWords.TRY_KEY).with("key", Character.toString(key)).with("target", target(flow, next)),
                AddKeyScreen.code(key),
                new Input.Keys(Character.toString(key)));
    }

    private static Text heard(Flow flow, Trial.Said said) {
        var number = flow.draft().number(CompiledFlow.stepOf(said.place()));
        var words = StepWords.shortened(said.words(), MOST_WORDS);
        return number == 0
                ? text(FlowWords.TRY_OURS).with("words", words)
                : text(FlowWords.TRY_STEP).with("number", number).with("words", words);
    }

    private static Text now(Trial trial) {
        return switch (trial.state()) {
            case WAITS ->
                switch (trial.place()) {
                    case Place.Digits digits ->
                        text(FlowWords.TRY_DIGITS).with("kind", StepWords.typed(digits.typed()));
                    case Place.Words words ->
                        text(words.expected().isEmpty() ? FlowWords.TRY_ANY_WORDS : FlowWords.TRY_WORDS);
                    default -> text(FlowWords.TRY_KEYS);
                };
            case RINGS -> text(FlowWords.TRY_RINGS).with("number", number(trial.place()));
            case ENDED -> text(FlowWords.TRY_ENDED);
            case OPTED_OUT -> text(FlowWords.TRY_OPTED_OUT);
            case CIRCLES -> text(FlowWords.TRY_CIRCLES);
        };
    }

    private static PhoneNumber number(Place place) {
        return place instanceof Place.Transfer transfer
                ? new PhoneNumber(transfer.number())
                : new PhoneNumber("+10000000000");
    }

    private static Text target(Flow flow, String place) {
        return flow.draft()
                .step(CompiledFlow.stepOf(place))
                .map(step -> StepWords.named(flow.draft(), step))
                .orElse(text(StepText.HANGS_UP));
    }
}
