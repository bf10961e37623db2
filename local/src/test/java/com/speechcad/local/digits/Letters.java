package com.speechcad.local.digits;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.kernel.Secret;
import com.speechcad.local.json.Json;
import com.speechcad.provider.retell.RetellSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

/** Letters in the provider's name with a code in every field that there is, and in some that there are not. */
final class Letters implements AutoCloseable {
    private static final Duration TALKED = Duration.ofSeconds(71);

    private final Scene scene;
    private final Sinks sinks;
    private final Planted planted;
    private final Secret key;
    private final HttpClient http = HttpClient.newHttpClient();
    private int written;

    Letters(Scene scene, Sinks sinks, Planted planted, Path folder) {
        this.scene = scene;
        this.sinks = sinks;
        this.planted = planted;
        var keys = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("keys.properties"))) {
            keys.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        key = new Secret(keys.getProperty("RETELL_WEBHOOK_KEY"));
    }

    /** @return the status of the answer */
    int send(String body) {
        return send(body, key);
    }

    int forge(String body) {
        return send(body, new Secret("key_of_somebody_else_0001"));
    }

    private int send(String body, Secret with) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(scene.lab.gatewayUrl() + "/retell/default"))
                .header("Content-Type", "application/json")
                .header(
                        RetellSignature.HEADER,
                        RetellSignature.sign(bytes, with, scene.lab.clock().instant()))
                .POST(BodyPublishers.ofByteArray(bytes))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            sinks.answered(answer.statusCode(), answer.headers().map(), answer.body());
            return answer.statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** @param status of the call, in the provider's words */
    String write(String event, String status, String callId, UUID attempt) {
        var letter = Json.object().put("event", event);
        letter.put("event_note", code(event + ", beside the call"));
        var call = letter.putObject("call");
        call.put("call_id", callId).put("call_type", "phone_call").put("call_status", status);
        call.put("agent_name", code(event + ", the agent's name"));
        call.put("from_number", "+14155550100").put("to_number", Scene.PHONE.e164());
        call.putObject("metadata")
                .put("attempt", attempt.toString())
                .put("tenant", "1")
                .put("note", code(event + ", metadata"));
        var start = scene.lab.clock().millis() - TALKED.toMillis();
        call.put("start_timestamp", start);
        call.put("transcript", "User: " + code(event + ", the transcript"));
        said(call.putArray("transcript_object"), event + ", the spoken turns", false);
        said(call.putArray("transcript_with_tool_calls"), event + ", all turns", true);
        call.putObject("collected_dynamic_variables").put("reply", code(event + ", a variable"));
        call.putObject("retell_llm_dynamic_variables").put("first_name", code(event + ", a variable given"));
        call.putObject("custom_sip_headers").put("X-Note", code(event + ", a header"));
        if (!status.equals("ongoing")) {
            call.put("end_timestamp", start + TALKED.toMillis()).put("duration_ms", TALKED.toMillis());
            call.put("disconnection_reason", code(event + ", the reason"));
            call.put("transfer_destination", "+1415" + code(event + ", where it was transferred"));
            call.put("recording_url", "https://example.test/" + code(event + ", a recording") + ".wav");
            said(call.putArray("scrubbed_transcript_with_tool_calls"), event + ", scrubbed turns", true);
        }
        if (event.equals("call_analyzed")) {
            var summary = new StringBuilder();
            for (var spelling : Spelling.values()) {
                summary.append("They said ")
                        .append(spelling.write(code(event + ", the summary in " + spelling)))
                        .append(". ");
            }
            call.putObject("call_analysis")
                    .put("call_summary", summary.toString())
                    .put("user_sentiment", code(event + ", the sentiment"))
                    .put("in_voicemail", false)
                    .putObject("custom_analysis_data")
                    .put("wish", code(event + ", what was found out"));
        }
        return Json.write(letter);
    }

    /** A code in each spelling, one said digit by digit, keys, and a tool's words. */
    private void said(ArrayNode turns, String where, boolean more) {
        for (var spelling : Spelling.values()) {
            turn(turns, "agent", "Go on, please.");
            turn(turns, "user", "it is " + spelling.write(code(where + " in " + spelling)) + " you know");
            turn(turns, "agent", "Is that all?");
            var said = spelling.write(planted.shortCode(named(where + ", short, in " + spelling)));
            turn(turns, "user", "it is " + said + " you know, " + said + " I mean, " + said + " truly, " + said);
        }
        turn(turns, "agent", "You said " + Spelling.ENGLISH.write(code(where + ", read back")));
        for (var spelling : new Spelling[] {Spelling.PLAIN, Spelling.ENGLISH, Spelling.HINDI, Spelling.CHINESE}) {
            code(where + ", a digit a turn in " + spelling).chars().forEach(digit -> {
                turn(turns, "agent", "And the next?");
                turn(turns, "user", spelling.write(Character.toString(digit)));
            });
            turn(turns, "user", "that was it");
        }
        if (more) {
            moved(turns, "preamble", "s1");
            code(where + ", keys")
                    .chars()
                    .forEach(key -> turns.addObject().put("role", "dtmf").put("digit", Character.toString(key)));
            moved(turns, "s1", "s8");
            turn(turns, "user", Spelling.FRENCH.write(code(where + ", at a question")));
            moved(turns, "s8", "s10");
            turns.addObject()
                    .put("role", "tool_call_invocation")
                    .put("name", "extract")
                    .put("arguments", "{\"code\":\"" + code(where + ", for a tool") + "\"}");
            turns.addObject().put("role", "tool_call_result").put("content", code(where + ", from a tool"));
        }
    }

    private static void turn(ArrayNode turns, String role, String words) {
        turns.addObject().put("role", role).put("content", words);
    }

    private static void moved(ArrayNode turns, String from, String to) {
        turns.addObject()
                .put("role", "node_transition")
                .put("former_node_id", from)
                .put("new_node_id", to);
    }

    private String code(String where) {
        return planted.code(named(where));
    }

    private String named(String where) {
        return "letter " + written++ + " (" + where + ")";
    }

    /** As {@link #write}, cut off, so that nobody can read it. */
    String broken(String callId, UUID attempt) {
        var whole = write("call_ended", "ended", callId, attempt);
        return whole.substring(0, whole.length() - 2);
    }

    /** As {@link #write}, authentic, and of a shape that our code cannot take. */
    static String without(String letter, String field) {
        var tree = (ObjectNode) Json.parse(letter);
        ((ObjectNode) tree.path("call")).remove(field);
        return Json.write(tree);
    }

    @Override
    public void close() {
        http.close();
    }
}
