package com.speechcad.screen.flow;

import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Finds the version that a screen is about, within the visitor's own flow. */
@Singleton
class OneVersion {
    private final Flows flows;
    private final FlowVersions versions;

    OneVersion(Flows flows, FlowVersions versions) {
        this.flows = flows;
        this.versions = versions;
    }

    /** @param all of the flow, the newest first */
    record Found(Flow flow, FlowVersion version, List<FlowVersion> all) {
        Optional<FlowVersion> numbered(String number) {
            return all.stream()
                    .filter(one -> Integer.toString(one.number()).equals(number))
                    .findFirst();
        }
    }

    /** The argument's step names the version's number. */
    Optional<Found> find(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()).flatMap(flow -> {
                    var all = versions.of(visitor.id(), flow.id());
                    return all.stream()
                            .filter(one -> Integer.toString(one.number()).equals(ref.step()))
                            .findFirst()
                            .map(version -> new Found(flow, version, all));
                }));
    }
}
