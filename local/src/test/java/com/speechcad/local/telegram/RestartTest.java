package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.store.Journal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final TelegramSettings SETTINGS = TelegramSettings.lab(Lab.ACCOUNT);

    @TempDir
    private Path folder;

    @Test
    void everything_is_still_there_after_a_restart() {
        String callback;
        ChatView before;
        try (var lab = new Lab(journal(), SETTINGS)) {
            lab.telegram.start(Lab.ANN, Lab.BOT, "");
            lab.ok("setMyCommands", "{\"commands\":[{\"command\":\"help\",\"description\":\"x\"}]}");
            lab.upload(
                    Lab.ACCOUNT,
                    "sendDocument",
                    "document",
                    "a.txt",
                    bytes("tab\tline\nend"),
                    "chat_id",
                    "42",
                    "caption",
                    "two\nlines");
            lab.ok(
                    "sendMessage",
                    "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"T\",\"callback_data\":\"t\"}]]}}");
            callback = ((Tapped.Asked) lab.telegram.tap(Lab.ANN, Lab.BOT, 3, "T")).callbackQueryId();
            lab.telegram.block(Lab.ANN, Lab.BOT);
            before = lab.chat();
        }

        try (var lab = new Lab(journal(), SETTINGS)) {
            assertThat(lab.chat().messages()).isEqualTo(before.messages());
            assertThat(lab.chat().blocked()).isTrue();
            assertThat(lab.telegram.commands(Lab.ANN, Lab.BOT)).hasSize(1);
            assertThat(lab.telegram.pending(Lab.BOT)).hasSize(3);
            var file = lab.chat().messages().get(1).file();
            assertThat(file).isNotNull();
            assertThat(lab.telegram.file(file.fileId()).bytes()).isEqualTo(bytes("tab\tline\nend"));
            lab.ok("answerCallbackQuery", "{\"callback_query_id\":\"" + callback + "\"}");
            lab.telegram.start(Lab.ANN, Lab.BOT, "");
            assertThat(lab.sent("goes on counting")).isEqualTo(5);
        }
    }

    @Test
    void what_was_not_delivered_is_delivered_after_the_restart() throws InterruptedException {
        try (var receiver = new Receiver()) {
            try (var lab = new Lab(journal(), SETTINGS)) {
                receiver.answers(500).hookedTo(lab);
                lab.telegram.start(Lab.ANN, Lab.BOT, "");
                receiver.next();
                lab.until(
                        "failed", () -> lab.telegram.pending(Lab.BOT).getFirst().attempts() == 1);
            }
            receiver.answers(200);
            try (var lab = new Lab(journal(), SETTINGS)) {
                lab.jump(Duration.ofSeconds(1));

                var request = receiver.next();
                assertThat(request.text()).contains("/start");
                assertThat(request.header("X-Telegram-Bot-Api-Secret-Token")).hasValue("s3cret_-");
                lab.until("taken", () -> lab.telegram.pending(Lab.BOT).isEmpty());
            }
        }
    }

    @Test
    void what_shall_go_wrong_goes_on_going_wrong() {
        try (var lab = new Lab(journal(), SETTINGS)) {
            var faults = lab.telegram.faults();
            faults.deliverTwice(Faults.Twice.AT_ONCE);
            faults.dropNext(3);
            faults.delayNext(2, Duration.ofSeconds(9));
            faults.swapNext();
            faults.failNextSends(2, SendFault.of(SendFault.Kind.INTERNAL_ERROR));
            faults.failNextSends(1, new SendFault(SendFault.Kind.BOT_FLOOD, "sendPhoto", 30));
            lab.telegram.limit(new TelegramSettings.Limits(true, 2, 5));
            lab.telegram.start(Lab.ANN, Lab.BOT, "");
            assertThat(lab.call("sendMessage", "{\"chat_id\":42,\"text\":\"x\"}")
                            .status())
                    .isEqualTo(500);
        }

        try (var lab = new Lab(journal(), SETTINGS)) {
            assertThat(lab.telegram.faults().shown())
                    .isEqualTo(new Faults.Shown(
                            Faults.Twice.AT_ONCE,
                            2,
                            2,
                            9_000,
                            true,
                            List.of(
                                    SendFault.of(SendFault.Kind.INTERNAL_ERROR),
                                    new SendFault(SendFault.Kind.BOT_FLOOD, "sendPhoto", 30))));
            assertThat(lab.telegram.limits()).isEqualTo(new TelegramSettings.Limits(true, 2, 5));
            lab.telegram.faults().clear();
        }

        try (var lab = new Lab(journal(), SETTINGS)) {
            assertThat(lab.telegram.faults().shown().twice()).isEqualTo(Faults.Twice.NEVER);
            assertThat(lab.telegram.faults().shown().sends()).isEmpty();
        }
    }

    @Test
    void a_bot_that_has_to_wait_has_to_wait_after_the_restart_too() {
        try (var lab = new Lab(journal(), SETTINGS)) {
            lab.telegram.start(Lab.ANN, Lab.BOT, "");
            lab.telegram.faults().failNextSends(1, new SendFault(SendFault.Kind.BOT_FLOOD, "", 30));
            assertThat(message(lab)).isEqualTo(429);
        }

        try (var lab = new Lab(journal(), SETTINGS)) {
            assertThat(message(lab)).isEqualTo(429);
            lab.jump(Duration.ofSeconds(31));
            assertThat(message(lab)).isEqualTo(200);
        }
    }

    private static int message(Lab lab) {
        return lab.call("sendMessage", "{\"chat_id\":42,\"text\":\"x\"}").status();
    }

    private Journal journal() {
        return Journal.at(folder.resolve("telegram.journal"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
