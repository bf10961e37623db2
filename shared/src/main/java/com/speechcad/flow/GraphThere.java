package com.speechcad.flow;

import com.speechcad.flow.ProviderFlows.Copy;
import com.speechcad.flow.ProviderFlows.Said;
import com.speechcad.flow.ProviderFlows.Why;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;

/**
 * A graph that an earlier try of publishing brought to the provider. Hours may lie between, in which it was deleted there or
 * we learned to compile it in another way: an agent is given what this program compiles, or none.
 */
@Singleton
class GraphThere {
    private final ProviderFlows flows;

    GraphThere(ProviderFlows flows) {
        this.flows = flows;
    }

    /**
     * @return whether it is there, with the steps that it has to have; what the provider does not tell is no reason to make it
     *     twice
     */
    boolean isKept(TenantId tenant, String id, CompiledFlow flow) {
        return switch (flows.get(tenant, id)) {
            case Said.Done<Copy>(var copy) -> isSame(copy, flow) || !isGone(flows.save(tenant, id, flow));
            case Said.Refused<Copy> refused -> !isGone(refused);
        };
    }

    private static boolean isGone(Said<Copy> said) {
        return said instanceof Said.Refused<Copy>(var why, var _) && why == Why.NOT_FOUND;
    }

    private static boolean isSame(Copy copy, CompiledFlow flow) {
        return copy.nodes().equals(flow.places().stream().map(Place::id).toList());
    }
}
