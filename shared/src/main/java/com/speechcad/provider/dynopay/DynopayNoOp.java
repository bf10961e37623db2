package com.speechcad.provider.dynopay;

import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * DynoPay's own test letter, well sealed, at the door of an invoice that nobody has: the seal is checked, the database
 * asked, and the answer is 401. With the database away it would be 503.
 */
@Singleton
class DynopayNoOp implements NoOp {
    private static final String BODY = "{\"event\":\"webhook.test\"}";
    private static final String NOBODYS = "/00000000-0000-7000-8000-000000000000/nobodys-word-at-nobodys-door";

    private final Tenants tenants;
    private final Clock clock;

    DynopayNoOp(Tenants tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String door() {
        return "dynopay";
    }

    @Override
    public boolean isSealed(TenantId tenant) {
        return tenants.keys(tenant).get(TenantKey.DYNOPAY_WEBHOOK_SECRET).isPresent();
    }

    @Override
    public Optional<Letter> letter(TenantId tenant) {
        var headers = new TreeMap<>(Map.of("content-type", "application/json"));
        // Without a secret the door is there all the same, and nobody's word is refused at it.
        tenants.keys(tenant)
                .get(TenantKey.DYNOPAY_WEBHOOK_SECRET)
                .ifPresent(secret -> headers.put(
                        DynopaySignature.HEADER_V2.toLowerCase(Locale.ROOT),
                        DynopaySignature.signV2(BODY.getBytes(StandardCharsets.UTF_8), secret, clock.instant())));
        return Optional.of(new Letter("/dynopay/" + tenants.slug(tenant) + NOBODYS, headers, BODY, 401));
    }
}
