package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_recording_is_sound_as_long_as_the_call() throws Exception {
        var call = ended("");

        var sound = fetch(call, "recording_url");

        assertThat(sound.status()).isEqualTo(200);
        assertThat(seconds(sound.body())).isEqualTo(call.path("duration_ms").asLong() / 1000.0);
    }

    @Test
    void nobody_guesses_a_recording() {
        ended("");

        assertThat(lab.get("/recordings/0000000000000000000000000000000000000000/recording.wav")
                        .status())
                .isEqualTo(403);
        assertThat(lab.get("/recordings//recording.wav").status()).isEqualTo(404);
    }

    @Test
    void scrubbing_takes_digits_and_longer_inputs_out_and_leaves_a_menus_key() {
        var pii = "\"pii_config\":{\"mode\":\"post_call\",\"categories\":[\"phone_number\"]}";
        var scrubbed = ended(pii).path("scrubbed_transcript_with_tool_calls");
        assertThat(scrubbed)
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(entry.path("content").asText("")).doesNotContainPattern("[0-9]"));
        assertThat(scrubbed).extracting(entry -> entry.path("digit").asText("")).contains("1");

        var id = lab.call(lab.agent(lab.flow(Flows.SCORE), pii + ",\"user_dtmf_options\":{\"termination_key\":\"#\"}"));
        lab.answered(id);
        lab.simulator.press(id, "4444#");
        lab.untilOver(id);
        var call = lab.get("/v2/get-call/" + id).json();
        assertThat(call.path("scrubbed_transcript_with_tool_calls"))
                .isNotEmpty()
                .noneMatch(entry -> entry.path("digit").asText("").equals("4"));
        assertThat(fetch(call, "scrubbed_recording_url").status()).isEqualTo(200);
    }

    @Test
    void storage_without_pii_keeps_keys_and_variables_scrubbed_for_who_asks_later() {
        var call = ended("\"data_storage_setting\":\"everything_except_pii\"");

        assertThat(call.has("transcript")).isFalse();
        assertThat(call.has("recording_url")).isFalse();
        assertThat(call.path("scrubbed_transcript_with_tool_calls"))
                .extracting(entry -> entry.path("digit").asText(""))
                .contains("1");
        assertThat(call.path("collected_dynamic_variables")
                        .path("last_node_name")
                        .asText())
                .isEqualTo("Sales");
    }

    @Test
    void a_signed_address_expires_and_cannot_do_without_its_signature() {
        var address = URI.create(ended("\"opt_in_signed_url\":true,\"signed_url_expiration_ms\":60000")
                .path("recording_url")
                .asText());

        assertThat(lab.send("GET", address.getPath() + "?" + address.getQuery(), "", "")
                        .status())
                .isEqualTo(200);
        assertThat(lab.send("GET", address.getPath(), "", "").status()).isEqualTo(403);
        lab.clock.jump(Duration.ofMinutes(2));
        assertThat(lab.send("GET", address.getPath() + "?" + address.getQuery(), "", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void restricted_storage_tells_the_webhook_everything_for_ten_minutes_and_the_api_nothing() {
        var call = ended("\"data_storage_setting\":\"basic_attributes_only\"");
        var told = lab.event("call_analyzed").call();

        assertThat(call.has("transcript")).isFalse();
        assertThat(call.has("recording_url")).isFalse();
        assertThat(call.has("scrubbed_recording_url")).isFalse();
        assertThat(call.path("duration_ms").asLong()).isPositive();
        assertThat(told.path("transcript").asText()).isNotEmpty();
        assertThat(fetch(told, "recording_url").status()).isEqualTo(200);
        lab.clock.jump(Duration.ofMinutes(11));
        assertThat(fetch(told, "recording_url").status()).isEqualTo(403);
    }

    @Test
    void a_call_disappears_when_its_retention_is_over() {
        var call = ended("\"data_storage_retention_days\":1");
        var path = "/v2/get-call/" + call.path("call_id").asText();
        assertThat(lab.get(path).status()).isEqualTo(200);

        lab.clock.jump(Duration.ofHours(25));

        assertThat(lab.get(path).status()).isEqualTo(422);
        assertThat(lab.post("/v3/list-calls", "{}").json().path("items")).isEmpty();
    }

    @Test
    void twelve_voices_in_four_languages_can_be_heard() {
        var voices = lab.get("/list-voices").json();

        assertThat(voices).hasSize(12);
        assertThat(voices)
                .extracting(voice -> voice.path("accent").asText())
                .contains("American", "Hindi", "Chinese", "French");
        assertThat(fetch(voices.path(3), "preview_audio_url").status()).isEqualTo(200);
        assertThat(lab.get("/get-voice/11labs-Adrian").json().path("voice_name").asText())
                .isEqualTo("Adrian");
        assertThat(lab.get("/get-voice/nobody").status()).isEqualTo(422);
    }

    /** A finished call as the API shows it after the analysis. */
    private JsonNode ended(String agentFields) {
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), agentFields));
        lab.answered(id);
        lab.simulator.press(id, "1");
        lab.event("call_analyzed");
        return lab.get("/v2/get-call/" + id).json();
    }

    private Lab.Answer fetch(JsonNode from, String field) {
        return lab.send("GET", URI.create(from.path(field).asText()).getPath(), "", "");
    }

    private static double seconds(byte[] wav) throws IOException, UnsupportedAudioFileException {
        try (var stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            return stream.getFrameLength() / (double) stream.getFormat().getFrameRate();
        }
    }
}
