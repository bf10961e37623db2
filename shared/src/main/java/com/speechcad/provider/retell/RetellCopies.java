package com.speechcad.provider.retell;

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

    RetellCopies(RetellHttp http) {
        this.http = http;
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
        if (!delete(tenant, "/delete-conversation-flow/" + path(flow) + "?force_delete=true")) {
            delete(tenant, "/delete-retell-llm/" + path(flow));
        }
    }

    /** @return false when it was not there */
    private boolean delete(TenantId tenant, String path) {
        if (!(http.delete(tenant, path) instanceof RetellAnswer.Refused refused)) {
            return true;
        }
        if (refused.why() != RetellAnswer.Why.NOT_FOUND) {
            throw new RetellUnreachable("Retell does not delete: " + refused.status(), null, false);
        }
        return false;
    }

    private static String path(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
