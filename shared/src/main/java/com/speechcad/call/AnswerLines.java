package com.speechcad.call;

import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The answers of one call that may be seen by now, a line each. */
record AnswerLines(Attempt attempt, List<Answer> given, Map<String, String> values) {
    /** Signs of answers in a message that has more to say. */
    private static final int MOST_IN_A_MESSAGE = 2_400;

    static AnswerLines of(Attempt attempt, CallFacts.Facts facts) {
        return new AnswerLines(attempt, facts.answers().get(), values(attempt, facts));
    }

    /** What the call was made with: the contact's values, and defaults for what they lack. */
    private static Map<String, String> values(Attempt attempt, CallFacts.Facts facts) {
        var values = new HashMap<>(facts.defaults().get());
        attempt.row().map(Attempt.Row::variables).ifPresent(values::putAll);
        return values;
    }

    List<Text> all() {
        return given.stream().map(this::line).toList();
    }

    /** As many as the message has room for, and how many there are besides. */
    List<Text> fitting() {
        var count = countFitting();
        var lines = new ArrayList<>(all().subList(0, count));
        if (count < given.size()) {
            lines.add(Text.text(CallText.MORE_ANSWERS).with("count", given.size() - count));
        }
        return lines;
    }

    boolean areMore() {
        return countFitting() < given.size();
    }

    private int countFitting() {
        var left = MOST_IN_A_MESSAGE;
        for (int i = 0; i < given.size(); i++) {
            left -= label(given.get(i)).length() + given.get(i).shown().length() + 4;
            if (left < 0) {
                return i;
            }
        }
        return given.size();
    }

    private Text line(Answer answer) {
        return Text.text(CallText.ANSWER).with("step", label(answer)).with("answer", answer.shown());
    }

    private String label(Answer answer) {
        return StepLabel.shown(attempt.script().labels().getOrDefault(answer.step(), answer.step()), values);
    }
}
