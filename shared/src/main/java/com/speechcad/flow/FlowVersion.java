package com.speechcad.flow;

import com.speechcad.text.Language;
import java.util.Optional;

/**
 * A frozen version.
 *
 * @param number counts from 1 within the flow
 * @param agent what to call with, once the provider has it
 * @param refusal what the provider said, when it refused
 */
public record FlowVersion(
        FlowVersionId id,
        FlowId flow,
        int number,
        String name,
        Language language,
        Draft draft,
        State state,
        Optional<Agent> agent,
        Optional<String> refusal) {
    /** How far publishing got. */
    public enum State {
        PUBLISHING,
        PUBLISHED,
        REFUSED
    }

    /** The provider's name for it. */
    public record Agent(String id, int version) {}
}
