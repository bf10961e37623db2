package com.speechcad.flow;

import com.speechcad.flow.ScriptReview.Flag;
import com.speechcad.flow.screening.Screening;
import com.speechcad.flow.screening.Verdict;
import com.speechcad.flow.screening.Verdict.Hit;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Screens a frozen version as one callee would hear it: a column of a list cannot bring in what the script may not say. */
@Singleton
public class ScreenValues {
    private static final int MOST_KNOWN = 100;

    private final FlowVersions versions;
    private final ScriptReviews reviews;
    private final AskReview ask;

    /** A version never changes, so its texts are read once. */
    private final Map<UUID, ScreenedScript> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ScreenedScript> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    ScreenValues(FlowVersions versions, ScriptReviews reviews, AskReview ask) {
        this.versions = versions;
        this.reviews = reviews;
        this.ask = ask;
    }

    /**
     * Whose list it is.
     *
     * @param name what the admins read
     */
    public record Source(UserId owner, UUID campaign, String name) {}

    /** What may be said to one callee. */
    public enum Said {
        MAY,
        /** A rule wants it seen first: an admin was asked, once for a campaign and a rule. */
        ASKED,
        /** A blocking rule finds something, or an admin refused. */
        NEVER
    }

    /**
     * What a row of a list brings to a version: a variable that the list calls by another word that means the same is
     * there under the version's word, too.
     */
    public Map<String, String> named(UUID version, Map<String, String> row) {
        return row.isEmpty() ? row : UsualNames.matched(script(version).names(), row);
    }

    /**
     * Within the open transaction, which holds the campaign's row. What the script says by itself was decided when it was
     * published; only what the values add is asked about.
     *
     * @param values what this callee brings, by variable; the version's own values stand in for what is missing
     */
    public Said judge(Source source, UUID version, Map<String, String> values) {
        return judge(version, values, hits -> reviewed(source, version, hits));
    }

    private Said judge(UUID version, Map<String, String> values, Function<List<Hit>, Said> reviewed) {
        if (values.isEmpty()) {
            return Said.MAY;
        }
        var script = script(version);
        var brought = ScreenedScript.keyed(values);
        var all = new HashMap<>(script.defaults());
        all.putAll(brought);
        var verdict = Screening.screenRendered(script.language(), script.texts(), all);
        if (verdict.outcome() == Verdict.Outcome.BLOCK) {
            return Said.NEVER;
        }
        var together = together(script, brought.keySet(), all);
        if (together.outcome() == Verdict.Outcome.BLOCK) {
            return Said.NEVER;
        }
        var hits = Stream.concat(brought(script, values, verdict).stream(), together.hits().stream())
                .collect(Collectors.toMap(hit -> hit.rule().id(), hit -> hit, (first, _) -> first, LinkedHashMap::new))
                .sequencedValues()
                .stream()
                .toList();
        return hits.isEmpty() ? Said.MAY : reviewed.apply(hits);
    }

    /**
     * “Give me your” and “card number” are two values, of two steps, and one demand. Where nothing that was brought goes, the
     * script's own words are heard, and nothing is read again.
     */
    private static Verdict together(ScreenedScript script, Set<String> brought, Map<String, String> values) {
        return new Verdict(script.paths().stream()
                .filter(path -> !Collections.disjoint(path.gaps(), brought))
                .flatMap(path -> Screening.screenTogether(script.language(), path.texts(), values).hits().stream()
                        .filter(hit -> !path.own().contains(hit.rule().id())))
                .distinct()
                .toList());
    }

    /** The rules that find something which the script does not say without the values, or in a value itself. */
    private static List<Hit> brought(ScreenedScript script, Map<String, String> values, Verdict verdict) {
        var alone = ScreenedScript.rules(Screening.screen(script.language(), List.copyOf(values.values())));
        return verdict.hits().stream()
                .filter(hit -> !script.own().contains(hit.rule().id())
                        || alone.contains(hit.rule().id()))
                .toList();
    }

    /**
     * The same of many callees, in their order: what the same rules find in two of them is asked about once. A script with
     * many paths takes its time for each, and the transaction is open meanwhile.
     *
     * @param callees taken one by one as they are judged
     * @param most after which no further one is begun; the first always is
     * @return of the first ones, as many as there was time for
     */
    public List<Said> judgeAll(Source source, UUID version, Iterator<Map<String, String>> callees, Duration most) {
        var began = System.nanoTime();
        var reviewed = new HashMap<Set<String>, Said>();
        var said = new ArrayList<Said>();
        while (callees.hasNext() && (said.isEmpty() || System.nanoTime() - began < most.toNanos())) {
            said.add(judge(
                    version,
                    callees.next(),
                    hits -> reviewed.computeIfAbsent(
                            hits.stream().map(hit -> hit.rule().id()).collect(Collectors.toSet()),
                            _ -> reviewed(source, version, hits))));
        }
        return said;
    }

    private Said reviewed(Source source, UUID version, List<Hit> hits) {
        var undecided = new ArrayList<Flag>();
        for (var hit : hits) {
            var flag = flag(source, hit);
            var approved = reviews.decided(source.owner(), flag.digest(), flag.rule());
            if (approved.isEmpty()) {
                undecided.add(flag);
            } else if (!approved.get()) {
                return Said.NEVER;
            }
        }
        if (undecided.isEmpty()) {
            return Said.MAY;
        }
        var found = versions.find(new FlowVersionId(version)).orElseThrow();
        var fresh = undecided.stream()
                .filter(flag -> !reviews.isAsked(found.flow(), flag))
                .toList();
        if (!fresh.isEmpty()) {
            ask.askAboutWords(found, source.owner(), source.name(), fresh);
        }
        return Said.ASKED;
    }

    /** One answer holds for the campaign: its rows say the same with other names. */
    private static Flag flag(Source source, Hit hit) {
        var rule = hit.rule();
        return new Flag(
                rule.id(),
                rule.kind(),
                false,
                0,
                hit.sentence(),
                Digest.sha256Hex("words of campaign " + source.campaign() + " under " + rule.id()),
                hit.sentence());
    }

    private ScreenedScript script(UUID version) {
        return known.computeIfAbsent(version, this::read);
    }

    private ScreenedScript read(UUID version) {
        return versions.find(new FlowVersionId(version)).map(ScreenedScript::of).orElse(ScreenedScript.NONE);
    }
}
