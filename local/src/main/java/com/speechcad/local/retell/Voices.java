package com.speechcad.local.retell;

import java.util.List;

/**
 * Voices in the product's four languages; some of them under names that exist. Every workspace has others: a test offers its
 * own.
 */
final class Voices {
    static final List<Voice> ALL = List.of(
            new Voice("retell-Cimo", "Cimo", "platform", "female", "American", "Young"),
            new Voice("11labs-Adrian", "Adrian", "elevenlabs", "male", "American", "Young"),
            new Voice("cartesia-Grace", "Grace", "cartesia", "female", "British", "Middle Aged"),
            new Voice("openai-Harbor", "Harbor", "openai", "male", "British", "Middle Aged"),
            new Voice("11labs-Asha", "Asha", "elevenlabs", "female", "Indian", "Young"),
            new Voice("cartesia-Rohan", "Rohan", "cartesia", "male", "Indian", "Middle Aged"),
            new Voice("11labs-Kavya", "Kavya", "elevenlabs", "female", "Hindi", "Middle Aged"),
            new Voice("11labs-Lily", "Lily", "elevenlabs", "female", "American", "Young"),
            new Voice("minimax-Bowen", "Bowen", "minimax", "male", "Chinese", "Middle Aged"),
            new Voice("11labs-Meilin", "Meilin", "elevenlabs", "female", "Mandarin", "Middle Aged"),
            new Voice("11labs-Chloe", "Chloe", "elevenlabs", "female", "American", "Young"),
            new Voice("cartesia-Julien", "Julien", "cartesia", "male", "French", "Middle Aged"));

    private Voices() {}
}
