package com.speechcad.tenant;

import com.speechcad.kernel.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A tenant's ways to its providers. A key that is missing disables what needs it, and nothing else. */
public final class TenantKeys {
    private final Map<TenantKey, Secret> keys;

    TenantKeys(Map<TenantKey, Secret> keys) {
        this.keys = Map.copyOf(keys);
    }

    public Optional<Secret> get(TenantKey key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** Where a provider is, without a slash at the end. */
    public Optional<URI> url(TenantKey key) {
        return get(key).map(Secret::reveal).map(url -> URI.create(url.replaceAll("/+$", "")));
    }

    @Override
    public String toString() {
        return keys.keySet().toString();
    }
}
