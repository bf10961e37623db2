package com.speechcad.local.retell;

import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;

/** Recordings at addresses nobody can guess: beeps where somebody spoke, as long as the call was. */
final class Recordings {
    /** Restricted storage keeps the address of a full recording this long. */
    private static final long RESTRICTED_MS = 600_000;

    private static final int AGENT_HERTZ = 440;
    private static final int USER_HERTZ = 660;

    private final Workspace workspace;
    private final Calls calls;
    private final CallJson json;

    Recordings(Workspace workspace, Calls calls, CallJson json, Api api) {
        this.workspace = workspace;
        this.calls = calls;
        this.json = json;
        api.open("/recordings/{token}/{file}", this::fetch);
    }

    private Response fetch(Request request) {
        var token = request.variable("token").getBytes(StandardCharsets.UTF_8);
        for (var call : calls.all()) {
            var full = is(call.recording, token) && isKept(call);
            var scrubbed = is(call.scrubbedRecording, token)
                    && json.isScrubbed(call)
                    && !json.storage(call).equals("basic_attributes_only");
            if ((full || scrubbed) && isOpen(call, request)) {
                return file(call, request.variable("file"));
            }
        }
        return Response.text(403, "Access Denied");
    }

    /** Where addresses are signed, only a signed one that has not expired. */
    private boolean isOpen(Call call, Request request) {
        var signed = new CallContext(workspace, call)
                .agent()
                .path("opt_in_signed_url")
                .asBoolean(false);
        return !signed
                || SignedUrl.isGood(
                        workspace.settings, request.variable("token"), request.query(), workspace.clock.millis());
    }

    private boolean isKept(Call call) {
        return json.storage(call).equals("everything") || workspace.clock.millis() < call.endMs + RESTRICTED_MS;
    }

    private Response file(Call call, String name) {
        return switch (name) {
            case "recording.wav", "multichannel.wav" -> Response.bytes("audio/wav", sound(call));
            case "public.log" -> Response.text(200, "call " + call.id + " " + call.reason + "\n");
            default -> Response.text(403, "Access Denied");
        };
    }

    private static byte[] sound(Call call) {
        var tones = new ArrayList<Wav.Tone>();
        for (var entry : call.entries) {
            if (entry.isSpeech()) {
                var hertz = entry.role().equals("agent") ? AGENT_HERTZ : USER_HERTZ;
                tones.add(new Wav.Tone(entry.startMs(), entry.endMs(), hertz));
            }
        }
        return Wav.of(call.durationMs, tones);
    }

    private static boolean is(String token, byte[] given) {
        return !token.isEmpty() && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given);
    }
}
