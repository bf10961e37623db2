package com.speechcad.screen.call;

import com.speechcad.flow.Compiled;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.CompiledTask;
import com.speechcad.flow.FlowPublisher;
import com.speechcad.kernel.TenantId;

/** A provider that takes every flow. */
public final class TakesEveryFlow implements FlowPublisher {
    private int taken;

    @Override
    public Answer createFlow(TenantId tenant, CompiledFlow flow) {
        return taken("graph_");
    }

    @Override
    public Answer createTask(TenantId tenant, CompiledTask task) {
        return taken("task_");
    }

    @Override
    public Answer createAgent(TenantId tenant, Compiled compiled, Reference engine) {
        return taken("agent_");
    }

    @Override
    public Answer publish(TenantId tenant, Reference agent) {
        return new Answer.Accepted(new Reference(agent.id(), agent.version() + 1));
    }

    private Answer taken(String kind) {
        return new Answer.Accepted(new Reference(kind + ++taken, 0));
    }
}
