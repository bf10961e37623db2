package com.speechcad.local.telegram;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's name and number, passed on from the address book.
 *
 * @param phone as it stands there, with or without a plus
 * @param userId the Telegram account that belongs to the number, or null
 */
public record SharedContact(
        String phone, String firstName, @Nullable Long userId) {}
