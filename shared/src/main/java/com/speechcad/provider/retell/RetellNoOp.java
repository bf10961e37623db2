package com.speechcad.provider.retell;

import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The beginning of a call that is nobody's. */
@Singleton
class RetellNoOp implements NoOp {
    private static final String BODY =
            "{\"event\":\"call_started\",\"call\":{\"call_id\":\"call_of_nobody\",\"call_status\":\"ongoing\"}}";

    private static final String ENDED = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"call_of_nobody\","
            + "\"call_status\":\"ended\",\"start_timestamp\":1,\"end_timestamp\":2,\"duration_ms\":1,"
            + "\"disconnection_reason\":\"user_hangup\",\"transcript\":\"\",\"transcript_with_tool_calls\":[],"
            + "\"collected_dynamic_variables\":{},\"call_cost\":{\"combined_cost\":0,\"product_costs\":[]},"
            + "\"metadata\":{\"attempt\":\"00000000-0000-7000-8000-000000000000\"}}}";

    private final Tenants tenants;
    private final Clock clock;

    RetellNoOp(Tenants tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String door() {
        return "retell";
    }

    @Override
    public Optional<Letter> letter(TenantId tenant) {
        return sealed(tenant, BODY);
    }

    @Override
    public List<Letter> rehearsals(TenantId tenant) {
        return sealed(tenant, ENDED).stream().toList();
    }

    private Optional<Letter> sealed(TenantId tenant, String body) {
        var keys = tenants.keys(tenant);
        return keys.get(TenantKey.RETELL_WEBHOOK_KEY)
                .or(() -> keys.get(TenantKey.RETELL_API_KEY))
                .map(key -> new Letter(
                        "/retell/" + tenants.slug(tenant),
                        Map.of(
                                "content-type",
                                "application/json",
                                RetellSignature.HEADER,
                                RetellSignature.sign(body.getBytes(StandardCharsets.UTF_8), key, clock.instant())),
                        body,
                        200));
    }
}
