package com.speechcad.notify;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.text.Language;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chats in memory: what the people see now, in order. Answers can be made to fail. */
public final class TestMessenger implements Messenger, Bot {
    private final Map<Integer, Shown> shown = new TreeMap<>();
    private final List<Shown> everything = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, List<Command>> commands = new LinkedHashMap<>();
    private int commandsTold;
    private int commandsRefused;
    private final List<String> told = new ArrayList<>();
    private final Map<String, String> described = new LinkedHashMap<>();
    private int toldUntilAway = -1;
    private int lastId;
    private final Map<TenantId, String> webhooks = new LinkedHashMap<>();
    private @Nullable Delivery next;
    private @Nullable RuntimeException failure;
    private @Nullable Runnable meanwhile;
    private Supplier<Optional<Duration>> flood = Optional::empty;
    private int turnedAway;

    /** A tap that was answered, with what passed by on the screen. */
    public record Answer(String callbackId, Optional<String> toast) {}

    private record Shown(ChatId chat, Outgoing message) {}

    /** The next send or edit answers this instead of doing anything. */
    public synchronized void nextAnswer(Delivery answer) {
        next = answer;
    }

    /** The next send or edit fails with this. */
    public synchronized void nextFailure(@Nullable RuntimeException thrown) {
        failure = thrown;
    }

    /** Whatever is sent or edited is turned away for as long as this gives a time to wait. */
    public synchronized void flood(Supplier<Optional<Duration>> left) {
        flood = left;
    }

    /** How often somebody was turned away by that. */
    public synchronized int turnedAway() {
        return turnedAway;
    }

    /** Happens while the next send or edit is under way. */
    public synchronized void meanwhile(Runnable deed) {
        meanwhile = deed;
    }

    /** What is on the screen now, oldest first. */
    public synchronized List<Outgoing> shown() {
        return shown.values().stream().map(Shown::message).toList();
    }

    /** What is in one chat now, oldest first, by message number. */
    public synchronized Map<Integer, Outgoing> shown(ChatId chat) {
        var there = new TreeMap<Integer, Outgoing>();
        shown.forEach((id, one) -> {
            if (one.chat.equals(chat)) {
                there.put(id, one.message);
            }
        });
        return there;
    }

    /** Everything that was ever sent or edited, in order. */
    public synchronized List<Outgoing> everything() {
        return everything.stream().map(Shown::message).toList();
    }

    /** The same in one chat. */
    public synchronized List<Outgoing> everything(ChatId chat) {
        return everything.stream()
                .filter(one -> one.chat.equals(chat))
                .map(Shown::message)
                .toList();
    }

    /** The last message's words. */
    public synchronized String last() {
        return everything.isEmpty() ? "" : everything.getLast().message.html();
    }

    /** Every tap that was answered, in order. */
    public synchronized List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Lists of commands by {@code language} or {@code chat:…}; the one for everybody under an empty name. */
    public synchronized Map<String, List<Command>> commands() {
        return Map.copyOf(commands);
    }

    /** Where the updates of the test's tenant go, empty at first. */
    public synchronized String webhook() {
        return webhook(TestApp.TENANT).url();
    }

    @Override
    public synchronized Delivery send(TenantId tenant, ChatId chat, Outgoing message) {
        var forced = forced();
        if (forced != null) {
            return forced;
        }
        everything.add(new Shown(chat, message));
        if (has(message, "close")) {
            return new Delivery.Shown(++lastId);
        }
        shown.put(++lastId, new Shown(chat, message));
        return new Delivery.Shown(lastId);
    }

    @Override
    public synchronized Delivery edit(TenantId tenant, ChatId chat, int messageId, Outgoing message) {
        var forced = forced();
        if (forced != null) {
            return forced;
        }
        var before = shown.get(messageId);
        if (before == null || has(message, "close") || has(before.message, "contact")) {
            return new Delivery.Gone();
        }
        shown.put(messageId, new Shown(chat, message));
        everything.add(new Shown(chat, message));
        return new Delivery.Shown(messageId);
    }

    @Override
    public synchronized void delete(TenantId tenant, ChatId chat, int messageId) {
        shown.remove(messageId);
    }

    @Override
    public synchronized void answerTap(TenantId tenant, String callbackId, Optional<String> toast) {
        answers.add(new Answer(callbackId, toast));
    }

    @Override
    public synchronized void setCommands(
            TenantId tenant, Optional<Language> clientLanguage, Optional<ChatId> chat, List<Command> list) {
        if (commandsRefused-- > 0) {
            throw new Unreachable("no answer");
        }
        commands.put(
                chat.map(id -> "chat:" + id.value())
                        .orElse(clientLanguage.map(Language::code).orElse("")),
                list);
        commandsTold++;
    }

    @Override
    public synchronized void describe(TenantId tenant, Optional<Language> clientLanguage, String words) {
        tell("description", clientLanguage, words);
    }

    @Override
    public synchronized void describeBriefly(TenantId tenant, Optional<Language> clientLanguage, String words) {
        tell("short", clientLanguage, words);
    }

    @Override
    public synchronized void showCommandsBesideText(TenantId tenant) {
        tell("menu", Optional.empty(), "commands");
    }

    /** The next few times it does not take commands. */
    public synchronized void refuseCommands(int times) {
        commandsRefused = times;
    }

    /** How often commands were set, of the bot or of a chat. */
    public synchronized int commandsTold() {
        return commandsTold;
    }

    private void tell(String what, Optional<Language> clientLanguage, String words) {
        if (toldUntilAway-- == 0) {
            throw new Unreachable("no answer");
        }
        told.add(what + clientLanguage.map(language -> ":" + language.code()).orElse(""));
        described.put(told.getLast(), words);
    }

    /** What was told of the bot beside its commands, call by call. */
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    /** The words of each. */
    public synchronized Map<String, String> described() {
        return Map.copyOf(described);
    }

    /** Nobody answers the call about the bot's words after so many. */
    public synchronized void awayAfterTelling(int calls) {
        toldUntilAway = calls;
    }

    @Override
    public String username(TenantId tenant) {
        return "speechcad_test_bot";
    }

    @Override
    public synchronized void setWebhook(TenantId tenant, URI url) {
        webhooks.put(tenant, url.toString());
    }

    @Override
    public synchronized Webhook webhook(TenantId tenant) {
        return new Webhook(webhooks.getOrDefault(tenant, ""), 0, Optional.empty());
    }

    private static boolean has(Outgoing message, String kind) {
        return message.rows().stream()
                .flatMap(List::stream)
                .anyMatch(key -> key.kind().equals(kind));
    }

    private @Nullable Delivery forced() {
        var deed = meanwhile;
        meanwhile = null;
        if (deed != null) {
            deed.run();
        }
        var thrown = failure;
        failure = null;
        if (thrown != null) {
            throw thrown;
        }
        var wait = flood.get();
        if (wait.isPresent()) {
            turnedAway++;
            return new Delivery.Wait(wait.get());
        }
        var answer = next;
        next = null;
        return answer;
    }
}
