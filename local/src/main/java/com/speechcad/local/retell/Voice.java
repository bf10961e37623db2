package com.speechcad.local.retell;

/**
 * A voice as {@code /list-voices} tells of it.
 *
 * @param provider who made it
 * @param accent in English words, such as {@code American}
 */
public record Voice(String id, String name, String provider, String gender, String accent, String age) {}
