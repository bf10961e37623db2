package com.speechcad.provider.retell;

import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The beginning of a call that is nobody's. */
@Singleton
class RetellNoOp implements NoOp {
    private static final String BODY =
            "{\"event\":\"call_started\",\"call\":{\"call_id\":\"call_of_nobody\",\"call_status\":\"ongoing\"}}";

    private final Tenants tenants;
    private final Clock clock;

    RetellNoOp(Tenants tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public Optional<Letter> letter(TenantId tenant) {
        var keys = tenants.keys(tenant);
        return keys.get(TenantKey.RETELL_WEBHOOK_KEY)
                .or(() -> keys.get(TenantKey.RETELL_API_KEY))
                .map(key -> new Letter(
                        "/retell/" + tenants.slug(tenant),
                        Map.of(
                                "content-type",
                                "application/json",
                                RetellSignature.HEADER,
                                RetellSignature.sign(BODY.getBytes(StandardCharsets.UTF_8), key, clock.instant())),
                        BODY,
                        200));
    }
}
