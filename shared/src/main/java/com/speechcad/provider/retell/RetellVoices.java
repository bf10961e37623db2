package com.speechcad.provider.retell;

import com.speechcad.flow.Voice;
import com.speechcad.flow.VoiceList;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Reads a workspace's voices: a bare list, the only one of Retell's that has no pages. */
@Singleton
@Secondary
class RetellVoices implements VoiceList {
    private final RetellHttp http;

    RetellVoices(RetellHttp http) {
        this.http = http;
    }

    @Override
    public Answer read(TenantId tenant) {
        return switch (http.get(tenant, "/list-voices")) {
            case RetellAnswer.Ok(var body)
            when body.isArray() ->
                new Answer.Of(Fields.elements(body).stream()
                        .flatMap(item -> voice(item).stream())
                        .toList());
            case RetellAnswer.Ok _ -> throw new Unreachable("Retell's voices are no list");
            case RetellAnswer.Refused refused
            when refused.why() == RetellAnswer.Why.THROTTLED -> throw new Unreachable("Retell asks to slow down");
            case RetellAnswer.Refused refused -> new Answer.Closed(refused.status() + " " + refused.message());
        };
    }

    private static Optional<Voice> voice(JsonNode item) {
        return Fields.text(item, "voice_id")
                .map(id -> new Voice(
                        id,
                        Fields.text(item, "voice_name").orElse(id),
                        Fields.text(item, "provider").orElse(""),
                        gender(Fields.text(item, "gender").orElse("")),
                        Fields.text(item, "accent"),
                        Fields.text(item, "age"),
                        Fields.text(item, "preview_audio_url").flatMap(RetellVoices::link)));
    }

    private static Voice.Gender gender(String word) {
        return switch (word) {
            case "female" -> Voice.Gender.FEMALE;
            case "male" -> Voice.Gender.MALE;
            default -> Voice.Gender.UNKNOWN;
        };
    }

    private static Optional<URI> link(String url) {
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
