package com.speechcad.local.page;

import java.util.List;

/**
 * A part that can be played in the page's chat.
 *
 * @param id the Telegram account
 * @param role what the page calls the part
 * @param languageCode of their Telegram, until it is changed in the page
 * @param phone their own number in E.164
 */
public record Persona(long id, String firstName, String role, String languageCode, String phone) {
    /** Who belongs into {@code OWNER_TELEGRAM_IDS}. */
    public static final long OWNER_ID = 7009;

    /** A customer, another one, and the platform's owner. */
    public static List<Persona> all() {
        return List.of(
                new Persona(7001, "Ana", "customer", "en", "+14155550134"),
                new Persona(7002, "Ravi", "second customer", "hi", "+14155550161"),
                new Persona(OWNER_ID, "Olga", "owner", "en", "+14155550109"));
    }
}
