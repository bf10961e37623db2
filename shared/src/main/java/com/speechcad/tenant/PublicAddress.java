package com.speechcad.tenant;

import com.speechcad.kernel.NotSet;
import com.speechcad.kernel.TenantId;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where providers reach us. While nobody has said so, or what was said is no address, nothing is told to a provider: news of
 * a payment or a call would go nowhere, for as long as what was ordered there lives.
 */
@Singleton
public class PublicAddress {
    private static final Logger LOG = LoggerFactory.getLogger(PublicAddress.class);

    private final Tenants tenants;
    private final String base;

    PublicAddress(Tenants tenants, @Value("${public.base.url:}") String base) {
        this.tenants = tenants;
        this.base = base.strip().replaceAll("/+$", "");
    }

    /**
     * @param door the provider's name in our routes, such as {@code retell}
     * @param more parts of the path after the tenant's, none of which needs escaping
     * @throws NotSet after an alarm, while there is no address
     */
    public URI of(String door, TenantId tenant, Object... more) {
        if (!isAddress(base)) {
            LOG.error("ALARM PUBLIC_BASE_URL is not the address of our routes; {} is told none", door);
            throw new NotSet("PUBLIC_BASE_URL");
        }
        var path = new StringBuilder(base).append('/').append(door).append('/').append(tenants.slug(tenant));
        for (var part : more) {
            path.append('/').append(part);
        }
        return URI.create(path.toString());
    }

    private static boolean isAddress(String said) {
        try {
            var address = URI.create(said);
            var isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return isWeb && address.getHost() != null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
