package com.speechcad.campaign.contacts;

import com.speechcad.campaign.contacts.JudgeRow.Bad;
import com.speechcad.campaign.contacts.JudgeRow.Good;
import com.speechcad.campaign.contacts.JudgeRow.Judged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Some rows of a file on their way into the list, each number once.
 *
 * @param rows how many they were
 * @param once of each number the first row, with what later ones know and the first does not
 * @param again the other rows of these numbers
 * @param bad what can be no contact, by the row itself
 */
record Batch(int rows, List<Fresh> once, List<Good> again, List<Bad> bad) {

    /**
     * One to be stored.
     *
     * @param variables as JSON
     */
    record Fresh(RawRow row, String number, String region, String variables) {}

    static Batch of(List<Judged> judged, VariablesJson variables) {
        var first = LinkedHashMap.<String, Good>newLinkedHashMap(judged.size());
        var again = new ArrayList<Good>();
        var bad = new ArrayList<Bad>();
        for (var row : judged) {
            switch (row) {
                case Bad one -> bad.add(one);
                case Good one -> {
                    var before = first.putIfAbsent(one.e164(), one);
                    if (before != null) {
                        again.add(one);
                        first.put(one.e164(), merged(before, one));
                    }
                }
            }
        }
        var once = new ArrayList<Fresh>(first.size());
        first.forEach((number, one) ->
                once.add(new Fresh(one.row(), number, one.number().region(), variables.of(one.values()))));
        return new Batch(judged.size(), once, again, bad);
    }

    private static Good merged(Good first, Good later) {
        var values = new ArrayList<>(first.values());
        for (var at = 0; at < values.size(); at++) {
            if (values.get(at).isEmpty()) {
                values.set(at, later.values().get(at));
            }
        }
        return new Good(first.row(), first.number(), values);
    }
}
