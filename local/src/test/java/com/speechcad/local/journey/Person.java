package com.speechcad.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import com.speechcad.local.page.Phrase;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Somebody with a chat. A deed waits until the bot has taken the one before, then until what it needs is on the screen,
 * and is over when Telegram has it; what comes of it is waited for with {@link #sees} and {@link #isOffered}.
 */
public final class Person {
    private static final String BOT = "speechcad_bot";

    private final BackDoors doors;
    private final Patience patience;
    private final long id;
    private final Language language;

    private Person(BackDoors doors, Patience patience, long id, Language language) {
        this.doors = doors;
        this.patience = patience;
        this.id = id;
        this.language = language;
    }

    /** Gets a telephone with Telegram on it, or has one already. */
    public static Person with(
            BackDoors doors, Patience patience, long id, String firstName, String phone, Language language) {
        doors.post(
                "/sim/telegram/lab/persons",
                Json.object()
                        .put("id", id)
                        .put("firstName", firstName)
                        .put("languageCode", language.code())
                        .put("phone", phone));
        return new Person(doors, patience, id, language);
    }

    public Person start() {
        return deed("start", Json.object());
    }

    public Person type(String line) {
        return deed("type", Json.object().put("text", line));
    }

    public Person sharesOwnContact() {
        return deed("contact", Json.object());
    }

    public Person tap(Text label) {
        return press(is(plain(label)), plain(label));
    }

    /** The newest button whose label contains this. */
    public Person tapOneWith(String part) {
        return press(label -> label.contains(part), part);
    }

    /** Two taps as fast as a finger can: the second one may find that the first has taken the button away. */
    public Person tapTwice(Text label) {
        var button = offered(is(plain(label)), plain(label));
        deed("tap", button);
        doors.tryToPost(chat() + "/tap", button);
        return this;
    }

    /** Waits until the bot has said this somewhere in the chat; white space and markup do not matter. */
    public Person sees(Text text) {
        return seesAsIs(Phrase.read(text, language));
    }

    public Person seesAsIs(String words) {
        return seesOne(words, message -> Phrase.squeezed(message).contains(words));
    }

    /** Waits for a message that is as it should be, of all that the bot has said. */
    public Person seesOne(String what, Predicate<String> message) {
        patience.until(
                () -> "to see: " + what + "\n" + shown(), () -> said().stream().anyMatch(message));
        return this;
    }

    /** Waits until a button of this label stands under the newest message that has buttons. */
    public Person isOffered(Text label) {
        var wanted = plain(label);
        patience.until(() -> "the button " + wanted + "\n" + shown(), () -> labels().contains(wanted));
        return this;
    }

    /** Waits until a button of this label stands anywhere in the chat. */
    public Person finds(Text label) {
        offered(is(plain(label)), plain(label));
        return this;
    }

    /** Waits until a button with a label like this one is under the newest message that has buttons. */
    public Person isOfferedOneWith(String part) {
        patience.until(
                () -> "a button with " + part + "\n" + shown(),
                () -> labels().stream().anyMatch(label -> label.contains(part)));
        return this;
    }

    /** Waits until the button that shares the own contact is there. */
    public Person isAskedForContact() {
        patience.until(
                () -> "the key that shares the contact\n" + shown(),
                () -> view().path("replyKeyboard").toString().contains("CONTACT"));
        return this;
    }

    /** Waits until the bot has taken everything that was done so far. */
    public Person isHeard() {
        patience.until(
                () -> "the bot to take " + doors.get("/sim/telegram/lab/updates/" + BOT),
                () -> doors.get("/sim/telegram/lab/updates/" + BOT).isEmpty());
        return this;
    }

    /** Everything the bot has said and not taken back, the oldest first, without markup, line by line. */
    public List<String> said() {
        return StreamSupport.stream(view().path("messages").spliterator(), false)
                .filter(message -> message.path("fromBot").asBoolean())
                .map(message -> message.path("text").asText())
                .toList();
    }

    /** The bot's newest message that has buttons, line by line. */
    public String menu() {
        return newestWithButtons().map(message -> message.path("text").asText()).orElse("");
    }

    /** The kinds of the files that the bot has sent. */
    public List<String> files() {
        return view().path("messages").findValues("file").stream()
                .map(file -> file.path("kind").asText())
                .filter(kind -> !kind.isEmpty())
                .toList();
    }

    /** Whether such a button stands under the newest message that has buttons, right now. */
    public boolean offers(Text label) {
        return labels().contains(plain(label));
    }

    private List<String> labels() {
        return newestWithButtons().stream()
                .flatMap(message -> message.path("buttons").findValuesAsText("label").stream())
                .toList();
    }

    private Optional<JsonNode> newestWithButtons() {
        return StreamSupport.stream(view().path("messages").spliterator(), false)
                .filter(message -> !message.path("buttons").isEmpty())
                .reduce((_, newer) -> newer);
    }

    private Person press(Predicate<String> label, String what) {
        return deed("tap", offered(label, what));
    }

    /** The newest button of such a label, as a deed on it wants it. */
    private ObjectNode offered(Predicate<String> label, String what) {
        isHeard();
        patience.until(
                () -> "the button " + what + "\n" + shown(), () -> find(label).isPresent());
        return find(label).orElseThrow();
    }

    private Optional<ObjectNode> find(Predicate<String> label) {
        var found = Optional.<ObjectNode>empty();
        for (var message : view().path("messages")) {
            for (var row : message.path("buttons")) {
                for (var button : row) {
                    if (label.test(button.path("label").asText())) {
                        found = Optional.of(Json.object()
                                .put("messageId", message.path("messageId").asInt())
                                .put("button", button.path("value").asText()));
                    }
                }
            }
        }
        return found;
    }

    private Person deed(String what, ObjectNode body) {
        isHeard();
        doors.post(chat() + "/" + what, body);
        return this;
    }

    private JsonNode view() {
        return doors.get(chat());
    }

    private String chat() {
        return "/sim/telegram/lab/chats/" + BOT + "/" + id;
    }

    private String plain(Text label) {
        return Phrase.plain(label, language);
    }

    private static Predicate<String> is(String wanted) {
        return label -> label.equals(wanted);
    }

    private String shown() {
        var chat = new StringBuilder();
        view().path("messages")
                .forEach(message -> chat.append(message.path("fromBot").asBoolean() ? "bot: " : "me: ")
                        .append(message.path("text").asText())
                        .append(' ')
                        .append(message.path("buttons").findValuesAsText("label"))
                        .append('\n'));
        return chat.toString();
    }
}
