package com.speechcad.call;

import com.speechcad.text.Text;
import java.util.Optional;
import java.util.stream.Stream;

/** How a call went, as the voice provider judges, in words. */
public final class Judgement {
    private Judgement() {}

    /** The callee's mood and whether the call did what it was made for, as far as the provider judges. */
    public static Optional<Text> of(Results.Words words) {
        return of(words.sentiment(), words.successful());
    }

    /** @param sentiment the provider's word; one that says nothing is left out */
    public static Optional<Text> of(String sentiment, Optional<Boolean> successful) {
        var judged = Stream.concat(mood(sentiment).stream(), successful.map(Judgement::success).stream())
                .toList();
        return switch (judged.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Text.text(judged.getFirst()));
            default ->
                Optional.of(Text.text(CallText.JUDGED_TWICE)
                        .with("mood", Text.text(judged.getFirst()))
                        .with("success", Text.text(judged.getLast())));
        };
    }

    private static Optional<CallText> mood(String sentiment) {
        return switch (sentiment) {
            case "Positive" -> Optional.of(CallText.MOOD_GOOD);
            case "Neutral" -> Optional.of(CallText.MOOD_NEUTRAL);
            case "Negative" -> Optional.of(CallText.MOOD_BAD);
            default -> Optional.empty();
        };
    }

    private static CallText success(boolean successful) {
        return successful ? CallText.SUCCEEDED : CallText.FAILED;
    }
}
