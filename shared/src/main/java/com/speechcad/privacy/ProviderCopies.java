package com.speechcad.privacy;

import com.speechcad.kernel.TenantId;

/** What the voice provider keeps of a person's calls and flows. */
public interface ProviderCopies {
    /**
     * Deletes the record of a call with its transcript and recording; one that is not there is fine.
     *
     * @throws com.speechcad.kernel.Unreachable to be tried again
     */
    void forgetCall(TenantId tenant, String providerCall);

    /**
     * Deletes an agent; one that is not there is fine.
     *
     * @throws com.speechcad.kernel.Unreachable to be tried again
     */
    void forgetAgent(TenantId tenant, String agent);

    /**
     * Deletes what an agent ran, a graph of steps or a task; one that is not there is fine.
     *
     * @throws com.speechcad.kernel.Unreachable to be tried again
     */
    void forgetFlow(TenantId tenant, String flow);
}
