package com.speechcad.provider.retell;

import com.speechcad.flow.ProviderFlows;
import com.speechcad.flow.ProviderFlows.Said;
import com.speechcad.kernel.TenantId;
import com.speechcad.privacy.ProviderCopies;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Deletes what Retell keeps. What it does not know (any more) is deleted; that it does not know a call it has to say twice,
 * since 404 and 422 have other reasons too.
 */
@Singleton
@Secondary
class RetellCopies implements ProviderCopies {
    private final RetellHttp http;
    private final ProviderFlows flows;

    RetellCopies(RetellHttp http, ProviderFlows flows) {
        this.http = http;
        this.flows = flows;
    }

    @Override
    public void forgetCall(TenantId tenant, String providerCall) {
        var said = http.delete(tenant, "/v2/delete-call/" + path(providerCall));
        if (said instanceof RetellAnswer.Refused refused
                && (refused.why() != RetellAnswer.Why.NOT_FOUND || isThere(tenant, providerCall))) {
            throw notDeleted(refused);
        }
    }

    /** What was said in it is somebody's: anything but a clear no means that it may be there still. */
    private boolean isThere(TenantId tenant, String providerCall) {
        return !(http.get(tenant, "/v2/get-call/" + path(providerCall)) instanceof RetellAnswer.Refused refused
                && refused.why() == RetellAnswer.Why.NOT_FOUND);
    }

    @Override
    public void forgetAgent(TenantId tenant, String agent) {
        delete(tenant, "/delete-agent/" + path(agent));
    }

    @Override
    public void forgetFlow(TenantId tenant, String flow) {
        // A task runs on an engine of another kind; their names are opaque, so the one that knows it says so.
        switch (flows.delete(tenant, flow)) {
            case Said.Done<Boolean> _ -> {}
            case Said.Refused<Boolean>(var why, var message) -> {
                // An older server answers 400 where it has no such flow.
                if (why != ProviderFlows.Why.NOT_FOUND && why != ProviderFlows.Why.INVALID) {
                    throw new RetellUnreachable("Retell does not delete: " + message, null, false);
                }
                delete(tenant, "/delete-retell-llm/" + path(flow));
                if (why == ProviderFlows.Why.INVALID && isFlowThere(tenant, flow)) {
                    throw new RetellUnreachable("Retell does not delete: " + message, null, false);
                }
            }
        }
    }

    /**
     * As with a call: whoever is only told to slow down knows nothing. A server that answers 400 to the deletion of what is no
     * flow answers so to this question, too.
     */
    private boolean isFlowThere(TenantId tenant, String flow) {
        return !(flows.get(tenant, flow) instanceof Said.Refused<ProviderFlows.Copy>(var why, var _)
                && (why == ProviderFlows.Why.NOT_FOUND || why == ProviderFlows.Why.INVALID));
    }

    private void delete(TenantId tenant, String path) {
        if (http.delete(tenant, path) instanceof RetellAnswer.Refused refused
                && refused.why() != RetellAnswer.Why.NOT_FOUND) {
            throw notDeleted(refused);
        }
    }

    private static RetellUnreachable notDeleted(RetellAnswer.Refused refused) {
        return new RetellUnreachable("Retell does not delete: " + refused.status(), null, false);
    }

    private static String path(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
