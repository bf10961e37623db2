package com.speechcad.local.retell;

import java.util.List;
import java.util.Optional;

/** Voices in the product's four languages; some of them under names that exist. */
final class Voices {
    static final List<Voice> ALL = List.of(
            new Voice("retell-Cimo", "Cimo", "platform", "female", "American", "Young"),
            new Voice("11labs-Adrian", "Adrian", "elevenlabs", "male", "American", "Young"),
            new Voice("cartesia-Grace", "Grace", "cartesia", "female", "British", "Middle Aged"),
            new Voice("openai-Harbor", "Harbor", "openai", "male", "British", "Middle Aged"),
            new Voice("11labs-Anita", "Anita", "elevenlabs", "female", "Indian", "Young"),
            new Voice("cartesia-Rohan", "Rohan", "cartesia", "male", "Indian", "Middle Aged"),
            new Voice("11labs-Kavya", "Kavya", "elevenlabs", "female", "Hindi", "Middle Aged"),
            new Voice("11labs-Lily", "Lily", "elevenlabs", "female", "Chinese", "Young"),
            new Voice("minimax-Bowen", "Bowen", "minimax", "male", "Chinese", "Middle Aged"),
            new Voice("11labs-Meilin", "Meilin", "elevenlabs", "female", "Mandarin", "Middle Aged"),
            new Voice("11labs-Chloe", "Chloe", "elevenlabs", "female", "French", "Young"),
            new Voice("cartesia-Julien", "Julien", "cartesia", "male", "French", "Middle Aged"));

    private Voices() {}

    static Optional<Voice> find(String id) {
        return ALL.stream().filter(voice -> voice.id().equals(id)).findFirst();
    }

    record Voice(String id, String name, String provider, String gender, String accent, String age) {}
}
