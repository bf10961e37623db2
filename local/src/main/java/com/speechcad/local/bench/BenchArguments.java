package com.speechcad.local.bench;

import com.speechcad.local.words.Form;
import java.time.Duration;
import java.util.List;

/**
 * What a bench of requests and starts was asked for; each has options of its own.
 *
 * @param rounds of requests; each has two slices of every work
 * @param starts of each function
 * @param requests whether they are measured
 * @param coldStarts whether they are measured
 * @param slower what the requests' commits take longer in a second table; zero for none
 * @param restoresOnly whether only the answers after a restore are measured
 * @param write whether {@code docs/benchmarks.md} gets the figures
 */
record BenchArguments(
        int rounds,
        int starts,
        boolean requests,
        boolean coldStarts,
        Duration slower,
        boolean restoresOnly,
        boolean write) {
    static final Form REQUESTS =
            Form.of("bench", "--rounds N", "--starts N", "--only requests|starts", "--commit-ms N", "--write");
    static final Form LOAD = Form.of("bench load", "--rounds N", "--write");
    static final Form BOT = Form.of("bench bot", "--rounds N", "--starts N", "--write");
    static final Form STARTS = Form.of("bench start", "--starts N", "--restores", "--write");

    private static final int ROUNDS = 10;
    private static final int MOST = 1000;
    /** As far as PostgreSQL's own setting goes. */
    private static final int MOST_MILLIS = 100;

    /**
     * @param starts unless others are asked for
     * @throws IllegalArgumentException with a sentence for whoever typed them
     */
    static BenchArguments read(Form form, int starts, String... typed) {
        var words = form.read(typed);
        var only = words.oneOf("--only", List.of("requests", "starts"));
        var half = only.isPresent() ? "--only" : "--restores";
        if (words.has("--write") && words.has(half)) {
            throw new IllegalArgumentException(
                    "--write takes all of the tables, and with " + half + " some are not measured");
        }
        return new BenchArguments(
                words.number("--rounds", ROUNDS, MOST),
                words.number("--starts", starts, MOST),
                only.filter("starts"::equals).isEmpty(),
                only.filter("requests"::equals).isEmpty(),
                Duration.ofMillis(words.number("--commit-ms", 0, MOST_MILLIS)),
                words.has("--restores"),
                words.has("--write"));
    }
}
