package com.speechcad.local.retell;

import static com.speechcad.local.retell.Shapes.ANY_OBJECT;
import static com.speechcad.local.retell.Shapes.BOOLEAN;
import static com.speechcad.local.retell.Shapes.TEXT;
import static com.speechcad.local.retell.Shapes.by;
import static com.speechcad.local.retell.Shapes.either;
import static com.speechcad.local.retell.Shapes.integer;
import static com.speechcad.local.retell.Shapes.list;
import static com.speechcad.local.retell.Shapes.map;
import static com.speechcad.local.retell.Shapes.number;
import static com.speechcad.local.retell.Shapes.object;
import static com.speechcad.local.retell.Shapes.oneOf;
import static com.speechcad.local.retell.Shapes.pattern;
import static com.speechcad.local.retell.Shapes.text;

import java.util.List;
import java.util.Map;

/** What an agent may look like. */
final class AgentShape {
    static final List<String> EVENTS = List.of(
            "call_started",
            "call_ended",
            "call_analyzed",
            "transcript_updated",
            "transfer_started",
            "transfer_bridged",
            "transfer_cancelled",
            "transfer_ended");

    private static final Shape VERSION = integer(0, Integer.MAX_VALUE).orNull();
    private static final Shape ENGINE = by(
            "type",
            Map.of(
                    "conversation-flow",
                    object().must("type", TEXT)
                            .must("conversation_flow_id", TEXT)
                            .may("version", VERSION),
                    "retell-llm",
                    object().must("type", TEXT).must("llm_id", TEXT).may("version", VERSION),
                    "custom-llm",
                    object().must("type", TEXT).must("llm_websocket_url", pattern("wss?://.+"))));

    private static final Shape LOCALE = oneOf(Locales.ALL);

    private static final ObjectShape SPEECH = object().may("agent_name", TEXT.orNull())
            .may("version_title", TEXT.orNull())
            .may("version_description", TEXT.orNull())
            .may("voice_id", text(1, 200))
            .may("response_engine", ENGINE)
            .may("voice_model", oneOf(Models.VOICE).orNull())
            .may("fallback_voice_ids", list(TEXT).orNull())
            .may("voice_temperature", number(0, 2))
            .may("voice_speed", number(0.5, 2))
            .may("volume", number(0, 2))
            .may(
                    "voice_emotion",
                    oneOf("calm", "sympathetic", "happy", "sad", "angry", "fearful", "surprised")
                            .orNull())
            .may("enable_dynamic_voice_speed", BOOLEAN)
            .may("enable_dynamic_responsiveness", BOOLEAN)
            .may("enable_expressive_mode", BOOLEAN)
            .may("expressive_emotion_tags", list(TEXT).orNull())
            .may("expressive_mode_prompt", TEXT.orNull())
            .may("responsiveness", number(0, 1))
            .may("interruption_sensitivity", number(0, 1))
            .may("enable_backchannel", BOOLEAN)
            .may("backchannel_frequency", number(0, 1))
            .may("backchannel_words", list(TEXT).orNull())
            .may("reminder_trigger_ms", number(1, Integer.MAX_VALUE))
            .may("reminder_max_count", integer(0, Integer.MAX_VALUE))
            .may(
                    "ambient_sound",
                    oneOf(
                                    "coffee-shop",
                                    "convention-hall",
                                    "summer-outdoor",
                                    "mountain-outdoor",
                                    "static-noise",
                                    "call-center")
                            .orNull())
            .may("ambient_sound_volume", number(0, 2))
            .may("language", either(list(LOCALE, 1), either(oneOf("multi"), LOCALE)))
            .may("timezone", TEXT.orNull())
            .may("boosted_keywords", list(TEXT).orNull())
            .may(
                    "pronunciation_dictionary",
                    list(object().must("word", TEXT)
                                    .must("alphabet", oneOf("ipa", "cmu", "pinyin", "jyutping"))
                                    .must("phoneme", TEXT))
                            .orNull())
            .may("stt_mode", oneOf("fast", "accurate", "custom"))
            .may("custom_stt_config", ANY_OBJECT.orNull())
            .may("vocab_specialization", oneOf("general", "medical"))
            .may(
                    "denoising_mode",
                    oneOf("no-denoise", "noise-cancellation", "noise-and-background-speech-cancellation"));

    private static final Shape VOICEMAIL_ACTION = by(
            "type",
            Map.of(
                    "hangup", object().must("type", TEXT),
                    "static_text", object().must("type", TEXT).must("text", TEXT),
                    "prompt", object().must("type", TEXT).must("text", TEXT),
                    "bridge_transfer", object().must("type", TEXT)));

    private static final ObjectShape CALLING = object().may("webhook_url", TEXT.orNull())
            .may("webhook_events", list(oneOf(EVENTS)).orNull())
            .may("webhook_timeout_ms", integer(1, Integer.MAX_VALUE))
            .may("max_call_duration_ms", integer(60_000, 7_200_000))
            .may("end_call_after_silence_ms", integer(10_000, Integer.MAX_VALUE))
            .may("begin_message_delay_ms", integer(0, 5_000))
            .may("ring_duration_ms", integer(5_000, 300_000))
            .may(
                    "voicemail_option",
                    object().must("action", VOICEMAIL_ACTION)
                            .may("detection_prompt", text(0, 2000).orNull())
                            .orNull())
            .may(
                    "ivr_option",
                    object().must("action", by("type", Map.of("hangup", object().must("type", TEXT))))
                            .may("detection_prompt", text(0, 2000).orNull())
                            .orNull())
            .may(
                    "call_screening_option",
                    object().must("agent_identity", TEXT)
                            .must("call_purpose", TEXT)
                            .orNull())
            .may("allow_user_dtmf", BOOLEAN)
            .may("allow_dtmf_interruption", BOOLEAN)
            .may(
                    "user_dtmf_options",
                    object().may("digit_limit", integer(1, 50).orNull())
                            .may("termination_key", pattern("[0-9#*]").orNull())
                            .may("timeout_ms", integer(1_000, 15_000))
                            .orNull());

    private static final ObjectShape KEEPING = object().may(
                    "post_call_analysis_data", list(AnalysisShape.POST_CALL).orNull())
            .may("post_call_analysis_model", oneOf(Models.TEXT).orNull())
            .may("data_storage_setting", oneOf("everything", "everything_except_pii", "basic_attributes_only"))
            .may("data_storage_retention_days", integer(1, 730).orNull())
            .may("opt_in_signed_url", BOOLEAN)
            .may("signed_url_expiration_ms", integer(1, Integer.MAX_VALUE).orNull())
            .may(
                    "pii_config",
                    object().must("mode", oneOf("post_call")).must("categories", list(oneOf(AnalysisShape.PII))))
            .may(
                    "guardrail_config",
                    object().may("input_topics", list(TEXT).orNull())
                            .may("output_topics", list(TEXT).orNull())
                            .orNull())
            .may("handbook_config", map(BOOLEAN).orNull());

    /** Any subset of an agent's fields. */
    static final ObjectShape UPDATE = SPEECH.and(CALLING).and(KEEPING);

    static final ObjectShape CREATE = UPDATE.needs("response_engine", "voice_id");
    static final ObjectShape NEW_VERSION = object().must("base_version", integer(0, Integer.MAX_VALUE));
    static final ObjectShape PUBLISH = object().must("version", integer(0, Integer.MAX_VALUE))
            .may("version_title", TEXT.orNull())
            .may("version_description", TEXT.orNull());

    private AgentShape() {}
}
