package com.speechcad.local.scheduler;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The values one field of a cron expression allows: lists, ranges, steps and names. */
record CronField(BitSet values) {
    static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** @param names stand for the values from {@code least} on, or none */
    static CronField parse(String text, int least, int most, List<String> names) {
        var values = new BitSet();
        for (var part : text.split(",", -1)) {
            add(part, least, most, names, values);
        }
        return new CronField(values);
    }

    boolean allows(int value) {
        return values.get(value);
    }

    private static void add(String part, int least, int most, List<String> names, BitSet values) {
        var slash = part.indexOf('/');
        var range = slash < 0 ? part : part.substring(0, slash);
        var step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
        var dash = range.indexOf('-');
        int from;
        int to;
        if (range.equals("*")) {
            from = least;
            to = most;
        } else if (dash < 0) {
            from = value(range, least, names);
            to = slash < 0 ? from : most;
        } else {
            from = value(range.substring(0, dash), least, names);
            to = value(range.substring(dash + 1), least, names);
        }
        if (from < least || to > most || from > to || step < 1) {
            throw new IllegalArgumentException(part + " is not within " + least + " to " + most);
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    private static int value(String text, int least, List<String> names) {
        var index = names.indexOf(text.toUpperCase(Locale.ROOT));
        return index >= 0 ? least + index : Integer.parseInt(text);
    }
}
