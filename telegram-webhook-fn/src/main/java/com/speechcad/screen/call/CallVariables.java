package com.speechcad.screen.call;

import static com.speechcad.text.Text.text;

import com.speechcad.call.CallDetails;
import com.speechcad.call.CallText;
import com.speechcad.dialog.Lines;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of a call in words: what it was made with, what it brought, what was found out afterwards. */
final class CallVariables {
    private static final int SOME = 6;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST = 200;

    private CallVariables() {}

    record Entry(CallText group, String name, String value) {}

    static List<Entry> of(CallDetails.Details details) {
        var entries = new ArrayList<Entry>();
        add(entries, CallText.VARIABLES_GIVEN, details.given());
        add(entries, CallText.VARIABLES_ASKED, details.variables());
        add(entries, CallText.VARIABLES_FOUND, details.words().custom());
        return entries;
    }

    private static void add(List<Entry> entries, CallText group, Map<String, String> values) {
        values.forEach((name, value) ->
                entries.add(new Entry(group, Shorten.to(name, LONGEST_NAME), Shorten.to(value, LONGEST))));
    }

    /** As many as stand beside everything else about the call, where each answer is told with its question already. */
    static Optional<Text> some(List<Entry> all) {
        var entries = all.stream()
                .filter(entry -> entry.group != CallText.VARIABLES_ASKED)
                .toList();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<>(List.of(lines(entries.subList(0, Math.min(SOME, entries.size())))));
        if (entries.size() > SOME) {
            lines.add(text(CallText.MORE_VARIABLES).with("count", entries.size() - SOME));
        }
        return Optional.of(Lines.of(lines));
    }

    /** A line each, under the heading of its group. */
    static Text lines(List<Entry> entries) {
        var lines = new ArrayList<Text>();
        CallText group = null;
        for (var entry : entries) {
            if (entry.group != group) {
                group = entry.group;
                lines.add(text(group));
            }
            lines.add(text(CallText.VARIABLE_LINE).with("name", entry.name).with("value", entry.value));
        }
        return Lines.of(lines);
    }
}
