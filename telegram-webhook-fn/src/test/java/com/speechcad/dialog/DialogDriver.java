package com.speechcad.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.TestMessenger;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * One person with a phone, against the real engine: taps by label, types lines, and sees the chat as it is.
 *
 * <pre>{@code
 * var app = TestApp.start();
 * var ana = DialogDriver.onboarded(app, 4711, "Ana");
 * ana.type("/start").tap("Wallet");
 * assertThat(ana.screen()).contains("$0.00");
 * assertThat(ana.buttons()).contains("Top up");
 * }</pre>
 */
public final class DialogDriver {
    private static final AtomicLong UPDATES = new AtomicLong(1000);

    private final TestApp app;
    private final long telegramId;
    private final Optional<Language> clientLanguage;
    private Optional<String> profileName = Optional.empty();

    private DialogDriver(TestApp app, long telegramId, Optional<Language> clientLanguage) {
        this.app = app;
        this.telegramId = telegramId;
        this.clientLanguage = clientLanguage;
    }

    /** Somebody new, with an app in that language. */
    public static DialogDriver stranger(TestApp app, long telegramId, Language clientLanguage) {
        return new DialogDriver(app, telegramId, Optional.of(clientLanguage));
    }

    /** Somebody who has been through the front door, in English. */
    public static DialogDriver onboarded(TestApp app, long telegramId, String name) {
        return onboarded(app, telegramId, name, Language.EN);
    }

    /** Somebody who has been through the front door. */
    public static DialogDriver onboarded(TestApp app, long telegramId, String name, Language language) {
        app.tx().run(TestApp.TENANT, () -> {
            var users = app.get(Users.class);
            var user = users.meet(telegramId, Optional.of(language));
            users.choose(user.id(), language);
            users.rename(user.id(), name);
            users.acceptTerms(user.id(), 1);
            users.welcome(user.id());
        });
        return new DialogDriver(app, telegramId, Optional.of(language));
    }

    /** The first name of their profile from now on. */
    public DialogDriver calledInProfile(String firstName) {
        profileName = Optional.of(firstName);
        return this;
    }

    public ChatId chat() {
        return new ChatId(telegramId);
    }

    /** Types a line or a command. */
    public DialogDriver type(String line) {
        return deed(new Incoming.Typed(line));
    }

    /** Taps the newest button of that label that is in the chat. */
    public DialogDriver tap(String label) {
        var found = find(label);
        return tapAgain(found.messageId, found.data);
    }

    /** Remembers a button, to tap it when it is old. */
    public OldButton remember(String label) {
        var found = find(label);
        return () -> tapAgain(found.messageId, found.data);
    }

    /** A button as it once was. */
    @FunctionalInterface
    public interface OldButton {
        DialogDriver tap();
    }

    /** Shares one's own contact. */
    public DialogDriver shareOwnContact(String phone) {
        return deed(new Incoming.SharedContact(phone, Optional.of(telegramId)));
    }

    /** Shares somebody else's contact. */
    public DialogDriver shareContactOf(long other, String phone) {
        return deed(new Incoming.SharedContact(phone, Optional.of(other)));
    }

    public DialogDriver send(Incoming.Deed deed) {
        return deed(deed);
    }

    /** The newest message's words, as HTML. */
    public String screen() {
        return newest().html();
    }

    /** The labels under the newest message, row by row. */
    public List<String> buttons() {
        return newest().rows().stream()
                .flatMap(List::stream)
                .map(Outgoing.Key::label)
                .toList();
    }

    /** What is in the chat, oldest first. */
    public List<Outgoing> messages() {
        return List.copyOf(messenger().shown(chat()).values());
    }

    /** The same by message number. */
    Map<Integer, Outgoing> byNumber() {
        return messenger().shown(chat());
    }

    /** What passed by last, empty for none. */
    public String toast() {
        var answers = messenger().answers();
        return answers.isEmpty() ? "" : answers.getLast().toast().orElse("");
    }

    /** How many taps were answered, of anybody's. */
    public int answers() {
        return messenger().answers().size();
    }

    /** The whole chat: every message with its buttons in brackets, rows split by a slash. */
    public String seen() {
        return messages().stream().map(DialogDriver::asText).collect(Collectors.joining("\n"));
    }

    static String asText(Outgoing message) {
        var rows = message.rows().stream()
                .map(row -> row.stream().map(key -> "[" + key.label() + "]").collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" / "));
        var lines = new ArrayList<String>();
        var file = message.attachment();
        if (file != null) {
            lines.add("(" + file.kind() + " " + file.name() + ")");
        }
        lines.add(message.html());
        if (!rows.isEmpty()) {
            lines.add(rows);
        }
        return String.join("\n", lines);
    }

    private DialogDriver tapAgain(int messageId, String data) {
        return deed(new Incoming.Tapped("callback-" + UPDATES.get(), messageId, data));
    }

    private DialogDriver deed(Incoming.Deed deed) {
        var incoming = new Incoming(UPDATES.incrementAndGet(), telegramId, clientLanguage, profileName, deed);
        app.get(Dialogs.class).handle(TestApp.TENANT, incoming, deed.toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private Found find(String label) {
        var shown = messenger().shown(chat());
        Optional<Found> found = Optional.empty();
        for (var entry : shown.entrySet()) {
            for (var row : entry.getValue().rows()) {
                for (var key : row) {
                    if (typed(key.label()).equals(typed(label)) && key.kind().equals("tap")) {
                        found = Optional.of(new Found(entry.getKey(), key.value()));
                    }
                }
            }
        }
        assertThat(found).as("a button [%s] in:%n%s", label, seen()).isPresent();
        return found.orElseThrow();
    }

    /** With a keyboard's spaces: French labels have others, which nobody sees in a test. */
    private static String typed(String label) {
        return label.replaceAll("\\h", " ");
    }

    private record Found(int messageId, String data) {}

    private Outgoing newest() {
        assertThat(messages()).as("messages in the chat").isNotEmpty();
        return messages().getLast();
    }

    private TestMessenger messenger() {
        return app.messenger();
    }
}
