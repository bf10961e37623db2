package com.speechcad.call;

import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is run in a call, taken from a published version. */
public final class Scripts {
    private Scripts() {}

    /** @throws IllegalStateException for a version that was not published */
    public static Attempt.Script of(FlowVersion version) {
        var agent = version.agent().orElseThrow(() -> new IllegalStateException("a published version has an agent"));
        return new Attempt.Script(
                version.id().value(),
                version.name(),
                version.number(),
                agent.id(),
                agent.version(),
                version.draft().hasTypedInput(),
                labels(version));
    }

    /** How the answers are called later: the question itself, shortened. */
    private static Map<String, String> labels(FlowVersion version) {
        var labels = new LinkedHashMap<String, String>();
        for (var step : version.draft().steps()) {
            if (step instanceof Step.Listening) {
                labels.put(step.id(), StepLabel.kept(step.text()));
            }
        }
        return labels;
    }
}
