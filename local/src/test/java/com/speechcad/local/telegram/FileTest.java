package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileTest {
    private final Lab lab = Lab.started();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_photo_shows_with_its_caption_and_buttons() throws IOException {
        var answer = lab.upload(
                Lab.ACCOUNT,
                "sendPhoto",
                "photo",
                "qr.png",
                picture(30, 20),
                "chat_id",
                "42",
                "caption",
                "<b>Pay</b>",
                "parse_mode",
                "HTML",
                "reply_markup",
                "{\"inline_keyboard\":[[{\"text\":\"Done\",\"callback_data\":\"d\"}]]}");

        var photo = answer.body().path("result").path("photo").path(0);
        assertThat(photo.path("width").asInt()).isEqualTo(30);
        assertThat(photo.path("height").asInt()).isEqualTo(20);
        var seen = lab.chat().last();
        assertThat(seen.html()).isEqualTo("<b>Pay</b>");
        assertThat(seen.buttons()).hasSize(1);
        assertThat(lab.telegram.file(photo.path("file_id").asText()).bytes()).isEqualTo(picture(30, 20));
    }

    @Test
    void a_photo_has_to_be_a_picture() {
        var answer = lab.upload(Lab.ACCOUNT, "sendPhoto", "photo", "x.png", text("no picture"), "chat_id", "42");

        assertThat(answer.description()).isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
        assertThat(lab.refused("sendPhoto", "{\"chat_id\":42}"))
                .isEqualTo("Bad Request: there is no photo in the request");
    }

    @Test
    void a_document_is_sent_again_by_its_id_and_as_nothing_else() {
        var id = sentDocument("list.csv", text("a,b"));

        var again = lab.ok("sendDocument", "{\"chat_id\":43,\"document\":\"" + id + "\"}")
                .path("document");

        assertThat(again.path("file_id").asText()).isEqualTo(id);
        assertThat(again.path("file_name").asText()).isEqualTo("list.csv");
        assertThat(again.path("mime_type").asText()).isEqualTo("text/csv");
        assertThat(lab.refused("sendPhoto", "{\"chat_id\":42,\"photo\":\"" + id + "\"}"))
                .isEqualTo("Bad Request: can't use file of type Document as Photo");
        assertThat(lab.refused("sendDocument", "{\"chat_id\":42,\"document\":\"nonsense\"}"))
                .isEqualTo("Bad Request: wrong file identifier/HTTP URL specified");
    }

    @Test
    void an_id_belongs_to_one_bot() {
        var id = sentDocument("list.csv", text("a,b"));
        var answer = lab.call(Lab.OTHER, "getFile", "application/json", text("{\"file_id\":\"" + id + "\"}"));

        assertThat(answer.description()).isEqualTo("Bad Request: wrong file_id or the file is temporarily unavailable");
    }

    @Test
    void a_file_from_a_person_can_be_downloaded_for_an_hour() throws IOException, InterruptedException {
        lab.telegram.sendFile(
                Lab.ANN, Lab.BOT, FileKind.DOCUMENT, "contacts.csv", "text/csv", text("+14155550143"), "mine");
        var document =
                lab.telegram.pending(Lab.BOT).getLast().update().path("message").path("document");

        var file = lab.ok("getFile", "{\"file_id\":" + document.path("file_id") + "}");
        var path = file.path("file_path").asText();

        assertThat(path).startsWith("documents/file_").endsWith(".csv");
        assertThat(lab.download(path)).asString().isEqualTo("+14155550143");
        lab.jump(Duration.ofMinutes(61));
        assertThat(lab.download(path)).asString().contains("\"error_code\":404");
    }

    @Test
    void a_path_nobody_asked_for_is_not_found() throws IOException, InterruptedException {
        sentDocument("list.csv", text("a,b"));

        assertThat(lab.download("documents/file_1.csv")).asString().contains("\"error_code\":404");
    }

    @Test
    void more_than_twenty_megabytes_cannot_be_downloaded() {
        lab.telegram.sendFile(Lab.ANN, Lab.BOT, FileKind.DOCUMENT, "big.bin", "a/b", new byte[(20 << 20) + 1], "");
        var id = lab.chat().last().file();

        assertThat(id).isNotNull();
        assertThat(lab.refused("getFile", "{\"file_id\":\"" + id.fileId() + "\"}"))
                .isEqualTo("Bad Request: file is too big");
    }

    @Test
    void more_than_fifty_megabytes_cannot_be_sent_nor_ten_as_a_photo() {
        var document = lab.upload(
                Lab.ACCOUNT, "sendDocument", "document", "big.bin", new byte[(50 << 20) + 1], "chat_id", "42");
        var photo = lab.upload(Lab.ACCOUNT, "sendPhoto", "photo", "big.png", new byte[(10 << 20) + 1], "chat_id", "42");

        assertThat(document.status()).isEqualTo(413);
        assertThat(document.description()).isEqualTo("Request Entity Too Large");
        assertThat(photo.description()).isEqualTo("Bad Request: file is too big");
        assertThat(lab.chat().messages()).hasSize(1);
    }

    @Test
    void music_is_mp3_or_m4a_and_anything_else_comes_as_a_file() {
        var mp3 = lab.upload(
                Lab.ACCOUNT,
                "sendAudio",
                "audio",
                "a.mp3",
                text("ID3"),
                "chat_id",
                "42",
                "duration",
                "7",
                "title",
                "Call");
        var wav = lab.upload(Lab.ACCOUNT, "sendAudio", "audio", "a.wav", text("RIFF"), "chat_id", "42");

        assertThat(mp3.body().path("result").path("audio").path("duration").asInt())
                .isEqualTo(7);
        assertThat(mp3.body().path("result").path("audio").path("title").asText())
                .isEqualTo("Call");
        assertThat(wav.body().path("result").path("document").path("file_name").asText())
                .isEqualTo("a.wav");
        var again = wav.body().path("result").path("document").path("file_id");
        lab.ok("sendAudio", "{\"chat_id\":42,\"audio\":" + again + "}");
    }

    @Test
    void a_voice_message_is_opus_in_ogg_and_anything_else_comes_as_a_file() {
        var head = new byte[28];
        System.arraycopy(text("OggS"), 0, head, 0, 4);
        var opus = join(head, text("OpusHead"));
        var voice = lab.upload(Lab.ACCOUNT, "sendVoice", "voice", "a.ogg", opus, "chat_id", "42", "duration", "7");
        var vorbis =
                lab.upload(Lab.ACCOUNT, "sendVoice", "voice", "a.ogg", join(head, text("vorbis")), "chat_id", "42");
        var wav = lab.upload(Lab.ACCOUNT, "sendVoice", "voice", "a.wav", text("RIFF"), "chat_id", "42");

        assertThat(voice.body().path("result").path("voice").path("mime_type").asText())
                .isEqualTo("audio/ogg");
        assertThat(voice.body().path("result").path("voice").path("duration").asInt())
                .isEqualTo(7);
        assertThat(vorbis.body().path("result").has("document")).isTrue();
        assertThat(wav.body().path("result").path("document").path("file_name").asText())
                .isEqualTo("a.wav");
    }

    @Test
    void captions_and_media_can_be_edited() throws IOException {
        var sent = lab.upload(
                        Lab.ACCOUNT, "sendPhoto", "photo", "a.png", picture(30, 20), "chat_id", "42", "caption", "one")
                .body()
                .path("result");
        var id = sent.path("message_id").asText();

        lab.ok("editMessageCaption", "{\"chat_id\":42,\"message_id\":" + id + ",\"caption\":\"two\"}");
        var media = Json.write(
                Json.object().put("type", "photo").put("media", "attach://new").put("caption", "three"));
        lab.upload(
                Lab.ACCOUNT,
                "editMessageMedia",
                "new",
                "b.png",
                picture(40, 40),
                "chat_id",
                "42",
                "message_id",
                id,
                "media",
                media);

        var seen = lab.chat().last();
        assertThat(seen.text()).isEqualTo("three");
        assertThat(seen.file())
                .isNotNull()
                .extracting(MessageView.FileView::width)
                .isEqualTo(40);
        assertThat(lab.refused("editMessageText", "{\"chat_id\":42,\"message_id\":" + id + ",\"text\":\"x\"}"))
                .isEqualTo("Bad Request: there is no text in the message to edit");
        assertThat(lab.refused(
                        "editMessageCaption",
                        "{\"chat_id\":42,\"message_id\":" + id + ",\"caption\":\"" + "x".repeat(1025) + "\"}"))
                .isEqualTo("Bad Request: message caption is too long");
    }

    private String sentDocument(String name, byte[] bytes) {
        return lab.upload(Lab.ACCOUNT, "sendDocument", "document", name, bytes, "chat_id", "42")
                .body()
                .path("result")
                .path("document")
                .path("file_id")
                .asText();
    }

    private static byte[] picture(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
