package com.speechcad.provider.retell;

import com.speechcad.flow.ProviderFlows;
import com.speechcad.flow.ProviderFlows.Said;
import com.speechcad.kernel.TenantId;
import com.speechcad.privacy.ProviderCopies;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Deletes what Retell keeps. What it does not know (any more) is deleted. */
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
        delete(tenant, "/v2/delete-call/" + path(providerCall));
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
                if (why != ProviderFlows.Why.NOT_FOUND) {
                    throw new RetellUnreachable("Retell does not delete: " + message, null, false);
                }
                delete(tenant, "/delete-retell-llm/" + path(flow));
            }
        }
    }

    private void delete(TenantId tenant, String path) {
        if (http.delete(tenant, path) instanceof RetellAnswer.Refused refused
                && refused.why() != RetellAnswer.Why.NOT_FOUND) {
            throw new RetellUnreachable("Retell does not delete: " + refused.status(), null, false);
        }
    }

    private static String path(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
