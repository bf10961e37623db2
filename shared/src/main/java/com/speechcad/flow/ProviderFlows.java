package com.speechcad.flow;

import com.speechcad.kernel.TenantId;
import java.util.List;

/** The copies of flows that lie at the provider. Nothing is repeated by the adapter. */
public interface ProviderFlows {
    /** All of the workspace, page by page. */
    Said<List<Copy>> list(TenantId tenant);

    /** One, in its newest version. */
    Said<Copy> get(TenantId tenant, String id);

    /** Replaces all nodes of a version that is not published yet; a published one is refused. */
    Said<Copy> save(TenantId tenant, String id, CompiledFlow flow);

    /** Also when an agent still uses it. What is not there is refused as {@link Why#NOT_FOUND}. */
    Said<Boolean> delete(TenantId tenant, String id);

    /** @param nodes the ids of its nodes, in their order */
    record Copy(String id, int version, List<String> nodes) {}

    /** What came of it; no answer and the provider's own faults are {@link com.speechcad.kernel.Unreachable}. */
    sealed interface Said<T> {
        record Done<T>(T value) implements Said<T> {}

        /** @param message the provider's words, for operators only */
        record Refused<T>(Why why, String message) implements Said<T> {}
    }

    /** Why the provider says no, by what can be done about it. */
    enum Why {
        /** The tenant has no key, or a wrong one. */
        KEY,
        /** The provider wants to be paid first. */
        UNPAID,
        NOT_FOUND,
        /** Too fast: later. */
        THROTTLED,
        /** As it is, never. */
        INVALID
    }
}
