package com.speechcad.local.faults;

import static com.speechcad.local.faults.Stage.BOT;

import com.speechcad.local.page.Phrase;
import com.speechcad.local.telegram.ButtonView;
import com.speechcad.local.telegram.MessageView;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Somebody with Telegram, who reads English. Every deed waits until the bot has shown something else than before. */
final class Person {
    final Stage stage;
    final long id;
    final String phone;
    private final String name;
    private Trouble trouble = Trouble.NONE;
    /** Menus above this are not looked at any more. */
    private int seenUpTo;

    Person(Stage stage, long id, String name) {
        this.stage = stage;
        this.id = id;
        this.name = name;
        this.phone = "+14155550" + id % 1000;
        stage.lab.telegram().person(id, name, "en", phone);
    }

    String name() {
        return name;
    }

    /** From now on this goes wrong with everything this person does. */
    Person suffering(Trouble next) {
        trouble = next;
        return this;
    }

    Person start() {
        return reacting("/start", () -> stage.lab.telegram().start(id, BOT, ""));
    }

    Person type(String line) {
        return reacting(line, () -> stage.lab.telegram().type(id, BOT, line));
    }

    Person shareContact() {
        return reacting("the contact", () -> stage.lab.telegram().shareOwnContact(id, BOT));
    }

    /** The home menu, new at the end of the chat. */
    Person home() {
        var before = messages().isEmpty() ? 0 : messages().getLast().messageId();
        var home = Phrase.plain(Phrase.of("wallet", "TITLE"), Language.EN);
        reacting("/start", () -> stage.lab.telegram().type(id, BOT, "/start"));
        seenUpTo = before;
        stage.until(
                () -> name + " is at home",
                () -> find(button -> button.label().equals(home)).isPresent());
        return this;
    }

    Person tap(String bundle, String key) {
        return tap(Phrase.of(bundle, key));
    }

    Person tap(Text label) {
        var words = Phrase.plain(label, Language.EN);
        return tap(words, button -> button.label().equals(words));
    }

    /** The newest button with this in its label. */
    Person tapOneWith(String part) {
        return tap(part, button -> button.label().contains(part));
    }

    /** In an older message too. */
    Person tapAnywhere(String bundle, String key) {
        seenUpTo = 0;
        return tap(bundle, key);
    }

    boolean offers(Text label) {
        var words = Phrase.plain(label, Language.EN);
        return find(button -> button.label().equals(words)).isPresent();
    }

    /** Waits until there is such a button. */
    Person isOffered(Text label) {
        var words = Phrase.plain(label, Language.EN);
        stage.until(() -> this + " is offered " + words, () -> offers(label));
        return this;
    }

    /** Waits until the bot has said this somewhere. */
    Person sees(String words) {
        stage.until(() -> this + " sees " + words, () -> hasSeen(words));
        return this;
    }

    Person sees(Text text) {
        return sees(Phrase.read(text, Language.EN));
    }

    boolean hasSeen(String words) {
        return messages().stream()
                .anyMatch(message -> Phrase.squeezed(message.text()).contains(words));
    }

    /** What the newest of the bot's messages with this in it says. */
    Optional<String> newestWith(String words) {
        return messages().reversed().stream()
                .map(MessageView::text)
                .filter(text -> Phrase.squeezed(text).contains(words))
                .findFirst();
    }

    List<MessageView> messages() {
        return stage.lab.telegram().chat(id, BOT).messages().stream()
                .filter(MessageView::fromBot)
                .toList();
    }

    private Person tap(String words, Predicate<ButtonView> which) {
        stage.until(() -> this + " is offered " + words, () -> find(which).isPresent());
        return reacting(words, () -> {
            // What goes wrong may have taken the button away meanwhile.
            find(which)
                    .ifPresent(found -> stage.lab
                            .telegram()
                            .tap(id, BOT, found.message(), found.button().value()));
        });
    }

    private record Found(int message, ButtonView button) {}

    private Optional<Found> find(Predicate<ButtonView> which) {
        return messages().reversed().stream()
                .filter(message -> message.messageId() > seenUpTo)
                .flatMap(message -> message.buttons().stream()
                        .flatMap(List::stream)
                        .filter(which)
                        .map(button -> new Found(message.messageId(), button)))
                .findFirst();
    }

    private Person reacting(String what, Runnable deed) {
        var before = seen();
        trouble.around(deed);
        stage.until(() -> this + " has an answer to " + what, () -> isTaken() && !seen().equals(before));
        return this;
    }

    private boolean isTaken() {
        return stage.lab.telegram().pending(BOT).stream()
                .noneMatch(update -> update.queue().endsWith(" " + id));
    }

    private List<Object> seen() {
        return messages().stream()
                .<Object>map(message -> List.of(message.messageId(), message.text(), message.buttons()))
                .toList();
    }

    /** With what the chat shows, for a failure's message. */
    @Override
    public String toString() {
        var last = messages().reversed().stream().limit(3).map(message -> message.text() + " " + message.buttons());
        return name + " (who sees " + last.toList().reversed() + ")";
    }
}
