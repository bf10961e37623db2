package com.speechcad.local.retell;

import java.util.List;

/** The models that can be asked for; the provider's list changes every month. */
final class Models {
    static final List<String> TEXT = List.of(
            "gpt-4.1",
            "gpt-4.1-mini",
            "gpt-4.1-nano",
            "gpt-5",
            "gpt-5-mini",
            "gpt-5-nano",
            "gpt-5.1",
            "gpt-5.2",
            "gpt-5.4",
            "gpt-5.4-mini",
            "gpt-5.4-nano",
            "gpt-5.5",
            "gpt-5.6-terra",
            "gpt-5.6-luna",
            "claude-4.5-sonnet",
            "claude-4.6-sonnet",
            "claude-5-sonnet",
            "claude-4.5-haiku",
            "gemini-3.0-flash",
            "gemini-3.1-flash-lite",
            "gemini-3.5-flash",
            "gemini-3.5-flash-lite",
            "gemini-3.6-flash");

    static final List<String> SPEECH = List.of(
            "gpt-realtime-2.1",
            "gpt-realtime-2.1-mini",
            "gpt-realtime-2",
            "gpt-realtime-1.5",
            "gpt-realtime",
            "gpt-realtime-mini");

    static final List<String> VOICE = List.of(
            "eleven_flash_v2",
            "eleven_flash_v2_5",
            "eleven_multilingual_v2",
            "eleven_v3",
            "sonic-3",
            "sonic-3-latest",
            "sonic-3.5",
            "sonic-3.6",
            "tts-1",
            "gpt-4o-mini-tts",
            "speech-02-turbo",
            "speech-2.8-turbo",
            "s1",
            "s2-pro",
            "s2.1-pro",
            "inworld-tts-2",
            "inworld-tts-2-flash");

    private Models() {}
}
