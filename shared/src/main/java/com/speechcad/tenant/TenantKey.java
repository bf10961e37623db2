package com.speechcad.tenant;

/** Names of what a tenant's row of keys may hold; each is first seeded from the environment variable of that name. */
public enum TenantKey {
    TELEGRAM_BASE_URL,
    TELEGRAM_BOT_TOKEN,
    TELEGRAM_SECRET_TOKEN,
    RETELL_BASE_URL,
    RETELL_API_KEY,
    RETELL_WEBHOOK_KEY,
    DYNOPAY_BASE_URL,
    DYNOPAY_API_KEY,
    DYNOPAY_WEBHOOK_SECRET
}
