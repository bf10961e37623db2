package com.speechcad.provider.retell;

import com.speechcad.flow.Compiled;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.CompiledTask;
import com.speechcad.flow.FlowPublisher.Reference;
import com.speechcad.text.Language;
import com.speechcad.text.Shorten;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of create-agent. Keypad settings are per agent: menus take one key and no terminator. What protects callees
 * is fixed here: scrubbing, retention, and events that never show a call while it runs.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record RetellAgent(
        Engine responseEngine,
        String agentName,
        String voiceId,
        String language,
        String webhookUrl,
        List<String> webhookEvents,
        int webhookTimeoutMs,
        int maxCallDurationMs,
        int endCallAfterSilenceMs,
        int ringDurationMs,
        int reminderTriggerMs,
        int reminderMaxCount,
        Voicemail voicemailOption,
        boolean allowUserDtmf,
        boolean allowDtmfInterruption,
        Dtmf userDtmfOptions,
        String dataStorageSetting,
        int dataStorageRetentionDays,
        boolean optInSignedUrl,
        Pii piiConfig,
        List<Preset> postCallAnalysisData) {
    private static final int MOST_NAME = 80;
    private static final List<String> EVENTS = List.of("call_started", "call_ended", "call_analyzed");
    private static final List<String> SCRUBBED = List.of(
            "person_name",
            "address",
            "email",
            "phone_number",
            "ssn",
            "passport",
            "driver_license",
            "credit_card",
            "bank_account",
            "password",
            "pin",
            "medical_id",
            "date_of_birth",
            "customer_account_number");

    /** @param voice the provider's id of who speaks */
    static RetellAgent running(Compiled flow, String voice, Reference engine, String webhook) {
        return new RetellAgent(
                engine(flow, engine),
                Shorten.cut(flow.name(), MOST_NAME),
                voice,
                locale(flow.language()),
                webhook,
                EVENTS,
                10_000,
                600_000,
                silence(flow),
                30_000,
                CompiledTask.REMINDS_AFTER_SECONDS * 1_000,
                1,
                new Voicemail(new Action("hangup")),
                true,
                true,
                Dtmf.of(flow.longestInput()),
                "everything_except_pii",
                30,
                true,
                new Pii("post_call", SCRUBBED),
                List.of(
                        Preset.summary(flow.language()),
                        Preset.usual("user_sentiment"),
                        Preset.usual("call_successful")));
    }

    private static String locale(Language language) {
        return language.locale().toLanguageTag();
    }

    /** A step asks again by itself; a long announcement must not be cut off because nobody answers it. */
    private static int silence(Compiled compiled) {
        return switch (compiled) {
            case CompiledFlow _ -> 180_000;
            case CompiledTask _ -> CompiledTask.HANGS_UP_AFTER_SECONDS * 1_000;
        };
    }

    private static Engine engine(Compiled compiled, Reference engine) {
        return switch (compiled) {
            case CompiledFlow _ -> new Engine("conversation-flow", engine.id(), null, engine.version());
            case CompiledTask _ -> new Engine("retell-llm", null, engine.id(), engine.version());
        };
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Engine(
            String type,
            @Nullable String conversationFlowId,
            @Nullable String llmId,
            int version) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Voicemail(Action action) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Action(String type) {}

    /** @param terminationKey null where one key is the whole answer */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Dtmf(int digitLimit, @Nullable String terminationKey, int timeoutMs) {
        static Dtmf of(int longestInput) {
            return longestInput == 0 ? new Dtmf(1, null, 5_000) : new Dtmf(longestInput, "#", 5_000);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Pii(String mode, List<String> categories) {}

    /** What the analysis after a call writes by itself, in words of ours: without them its summary is English. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Preset(String type, String name, @Nullable String description) {
        /** As the provider asks for it by itself. */
        static Preset usual(String name) {
            return new Preset("system-presets", name, null);
        }

        static Preset summary(Language language) {
            return new Preset(
                    "system-presets",
                    "call_summary",
                    "Write a summary of the call in one or two sentences, in "
                            + language.locale().getDisplayLanguage(Locale.ENGLISH)
                            + " only. Leave out digits that were typed.");
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Publish(int version) {}
}
