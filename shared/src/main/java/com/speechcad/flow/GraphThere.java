package com.speechcad.flow;

import com.speechcad.flow.ProviderFlows.Copy;
import com.speechcad.flow.ProviderFlows.Said;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;

/**
 * A graph that an earlier try of publishing brought to the provider. Hours may lie between, in which it was deleted there or
 * we learned to compile it in another way, be it in one word: an agent is given what this program compiles, or none.
 */
@Singleton
class GraphThere {
    private final ProviderFlows flows;

    GraphThere(ProviderFlows flows) {
        this.flows = flows;
    }

    /**
     * Brings it what is compiled now.
     *
     * @return whether it is there and has it; otherwise it is made anew, and if it cannot be, making it says why
     * @throws Unreachable when time or an operator has to mend something first, as publishing says it
     */
    boolean isKept(TenantId tenant, String id, CompiledFlow flow) {
        return switch (flows.save(tenant, id, flow)) {
            case Said.Done<Copy> _ -> true;
            case Said.Refused<Copy>(var why, var message) ->
                switch (why) {
                    case NOT_FOUND, INVALID -> false;
                    case KEY, UNPAID, THROTTLED -> throw new Unreachable("the provider, not now: " + message);
                };
        };
    }
}
