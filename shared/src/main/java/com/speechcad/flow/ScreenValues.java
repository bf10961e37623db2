package com.speechcad.flow;

import com.speechcad.flow.screening.Screening;
import com.speechcad.flow.screening.Verdict.Outcome;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Screens a frozen version as one callee would hear it: a column of a list cannot bring in what the script may not say. */
@Singleton
public class ScreenValues {
    private static final int MOST_KNOWN = 100;

    private final FlowVersions versions;

    /** A version never changes, so its texts are read once. */
    private final Map<UUID, Script> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Script> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    ScreenValues(FlowVersions versions) {
        this.versions = versions;
    }

    private record Script(Language language, List<String> texts, Map<String, String> defaults) {}

    /**
     * Within the open transaction's tenant.
     *
     * @param values what this callee brings, by variable; the version's own values stand in for what is missing
     * @return false when a blocking rule finds something in what would be said
     */
    public boolean maySay(UUID version, Map<String, String> values) {
        if (values.isEmpty()) {
            return true;
        }
        var script = known.computeIfAbsent(version, this::read);
        var all = new HashMap<>(script.defaults());
        all.putAll(values);
        return Screening.screenRendered(script.language(), script.texts(), all).outcome() != Outcome.BLOCK;
    }

    private Script read(UUID version) {
        return versions.find(new FlowVersionId(version))
                .map(found -> new Script(
                        found.language(),
                        Stream.concat(
                                        found.draft().task().stream(),
                                        found.draft().steps().stream().map(Step::text))
                                .filter(text -> !text.isBlank())
                                .toList(),
                        found.draft().defaults()))
                .orElseGet(() -> new Script(Language.EN, List.of(), Map.of()));
    }
}
