package com.speechcad.flow;

import com.speechcad.kernel.TenantId;

/** The provider that runs flows. Each step is asked for once; an answer that got lost leaves an orphan there, no harm. */
public interface FlowPublisher {
    /** Creates the graph. */
    Answer createFlow(TenantId tenant, CompiledFlow flow);

    /** Creates what leads a task's calls. */
    Answer createTask(TenantId tenant, CompiledTask task);

    /** Creates the agent that runs it. */
    Answer createAgent(TenantId tenant, Compiled compiled, Reference engine);

    /** Freezes the agent, so that calls get this version for ever. */
    Answer publish(TenantId tenant, Reference agent);

    /** The provider's name for something, and its version there. */
    record Reference(String id, int version) {}

    /** What the provider said; no answer is {@link com.speechcad.kernel.Unreachable}. */
    sealed interface Answer {
        record Accepted(Reference reference) implements Answer {}

        /** Never as it is; the provider's words, for an operator. */
        record Refused(String why) implements Answer {}
    }
}
