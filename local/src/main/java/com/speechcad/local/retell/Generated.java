package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** What a language model would have said, always in the same words. */
final class Generated {
    private static final Pattern QUOTED = Pattern.compile("[\"“«]([^\"”»]{2,})[\"”»]");
    private static final Map<String, String> STILL_THERE = Map.of(
            "en", "Are you still there?",
            "hi", "क्या आप अभी भी लाइन पर हैं?",
            "zh", "请问您还在吗？",
            "fr", "Êtes-vous toujours là ?");
    private static final Map<String, String> NOT_UNDERSTOOD = Map.of(
            "en", "Sorry, I did not get that. Could you try again?",
            "hi", "माफ़ कीजिए, मैं समझ नहीं पाया। क्या आप दोबारा बता सकते हैं?",
            "zh", "抱歉，我没有听明白，请再试一次。",
            "fr", "Désolé, je n’ai pas compris. Pouvez-vous réessayer ?");

    private Generated() {}

    /** A fixed text is said as it is; of a prompt what stands in quotation marks, else the prompt. */
    static String speech(JsonNode instruction) {
        var text = instruction.path("text").asText("");
        if (instruction.path("type").asText().equals("prompt")) {
            var quoted = QUOTED.matcher(text);
            return quoted.find() ? quoted.group(1) : text;
        }
        return text;
    }

    static String stillThere(JsonNode agent) {
        return inLanguageOf(agent, STILL_THERE);
    }

    static String notUnderstood(JsonNode agent) {
        return inLanguageOf(agent, NOT_UNDERSTOOD);
    }

    private static String inLanguageOf(JsonNode agent, Map<String, String> texts) {
        var language = agent.path("language");
        var locale = language.isArray() ? language.path(0).asText("en") : language.asText("en");
        var english = texts.getOrDefault("en", "");
        return texts.getOrDefault(locale.length() < 2 ? "en" : locale.substring(0, 2), english);
    }
}
