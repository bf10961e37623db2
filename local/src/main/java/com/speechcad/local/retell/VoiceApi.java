package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Voices to choose from, each with something to listen to. */
final class VoiceApi {
    private static final long PREVIEW_MS = 1_500;

    private final Workspace workspace;
    private final Supplier<URI> base;

    VoiceApi(Workspace workspace, Api api, Supplier<URI> base) {
        this.workspace = workspace;
        this.base = base;
        api.on("GET", "/list-voices", this::list)
                .on("GET", "/get-voice/{id}", this::get)
                .open("/voices/{id}/preview.wav", this::preview);
    }

    private Response list(Request request) {
        var all = Json.array();
        workspace.voices().forEach(voice -> all.add(json(voice)));
        return Api.json(200, all);
    }

    private Response get(Request request) {
        return Api.json(200, json(voice(request)));
    }

    private Response preview(Request request) {
        var known = workspace.voice(request.variable("id"));
        if (known.isEmpty()) {
            return Response.text(404, "Not Found");
        }
        // Each voice has its own pitch, so that a preview can be told from another.
        var pitch = 220 + 30 * workspace.voices().indexOf(known.get());
        return Response.bytes("audio/wav", Wav.of(PREVIEW_MS, List.of(new Wav.Tone(100, 1_300, pitch))));
    }

    private Voice voice(Request request) {
        return workspace.voice(request.variable("id")).orElseThrow(workspace::notFound);
    }

    private ObjectNode json(Voice voice) {
        return Json.object()
                .put("voice_id", voice.id())
                .put("voice_name", voice.name())
                .put("provider", voice.provider())
                .put("gender", voice.gender())
                .put("accent", voice.accent())
                .put("age", voice.age())
                .put("preview_audio_url", base.get() + "/voices/" + voice.id() + "/preview.wav");
    }
}
