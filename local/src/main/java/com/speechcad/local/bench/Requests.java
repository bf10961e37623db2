package com.speechcad.local.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures several works side by side: in each round every work has one slice on the way there and one on the way back
 * (ABBA), so that a machine that gets slower meets them all alike. The first rounds warm up and do not count.
 */
final class Requests {
    /** Rounds that are not counted. */
    static final int WARMING_UP = 50;

    private final Map<String, List<List<Sample>>> rounds = new LinkedHashMap<>();

    private Requests() {}

    static Requests measure(List<Work> works, int rounds, int slice) {
        var practice = of(works);
        for (int i = 0; i < WARMING_UP; i++) {
            practice.round(works, slice);
        }
        return again(works, rounds, slice);
    }

    /** The same of works that have been measured before, and are warm. */
    static Requests again(List<Work> works, int rounds, int slice) {
        var requests = of(works);
        for (int i = 0; i < rounds; i++) {
            requests.round(works, slice);
        }
        return requests;
    }

    private static Requests of(List<Work> works) {
        var requests = new Requests();
        works.forEach(work -> requests.rounds.put(work.name(), new ArrayList<>()));
        return requests;
    }

    private void round(List<Work> works, int slice) {
        var now = new LinkedHashMap<String, List<Sample>>();
        works.forEach(work -> slice(work, slice, now));
        works.reversed().forEach(work -> slice(work, slice, now));
        now.forEach((name, samples) -> samples(name).add(List.copyOf(samples)));
    }

    private static void slice(Work work, int count, Map<String, List<Sample>> into) {
        work.prepare(count);
        var samples = into.computeIfAbsent(work.name(), _ -> new ArrayList<>());
        for (int i = 0; i < count; i++) {
            samples.add(work.once());
        }
    }

    /** In the order they were given. */
    List<String> names() {
        return List.copyOf(rounds.keySet());
    }

    /** Of all rounds together. */
    List<Sample> all(String work) {
        return samples(work).stream().flatMap(List::stream).toList();
    }

    /** One number a round. */
    List<Double> medians(String work) {
        return samples(work).stream()
                .map(round -> Figures.millis(round, 0.5, Sample::toCommitNanos))
                .toList();
    }

    private List<List<Sample>> samples(String work) {
        var known = rounds.get(work);
        if (known == null) {
            throw new IllegalArgumentException("nobody measured " + work);
        }
        return known;
    }
}
