package com.speechcad.local.telegram;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import com.speechcad.local.telegram.Params.Upload;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Telegram on this machine: the Bot API under {@link #url()}, and the people behind the chats. Bots are named by their
 * username, people by their id. A wrong name is an {@link IllegalArgumentException}; what a person's client would not
 * let them do is an {@link IllegalStateException}. What happened survives a restart with the same journal. The back
 * door for pages is {@link LabDoor}.
 */
public final class TelegramSimulator implements AutoCloseable {
    private final World world;
    private final Bots bots;
    private final Persons persons;
    private final Chats chats;
    private final Files files;
    private final Faults faults;
    private final Limiter limiter;
    private final BotApi api;
    private final Deliveries deliveries;
    private final Polls polls;
    private final PersonActions actions;
    private final Views views;
    private @Nullable HttpRoutes server;

    public TelegramSimulator(Journal journal, LabClock clock, LabTimers timers, TelegramSettings settings) {
        world = new World(journal, clock, settings);
        bots = new Bots(world);
        persons = new Persons(world);
        chats = new Chats(world, persons);
        files = new Files(world);
        faults = new Faults(world);
        limiter = new Limiter(world);
        api = new BotApi(world, bots, files, faults, limiter);
        deliveries = new Deliveries(world, timers, faults, bots, api);
        polls = new Polls(world, deliveries);
        api.waits("getUpdates", polls::await);
        var callbacks = new Callbacks(world);
        actions = new PersonActions(world, chats, files, callbacks, deliveries);
        views = new Views(world, files, callbacks);
        var keyboards = new Keyboards(settings);
        var media = new MediaParams(files);
        api.add(new WebhookMethods(world, deliveries, limiter).all());
        api.add(new SendMethods(world, chats, keyboards, media).all());
        api.add(new EditMethods(world, chats, keyboards, media).all());
        api.add(new CallbackMethods(world, persons, chats, callbacks).all());
        api.add(new FileMethods(files).all());
        api.add(new CommandMethods(chats).all());
        api.add(new ProfileMethods(settings).all());
    }

    /**
     * Opens a door of its own and goes on delivering what was left.
     *
     * @param port 0 for any free one
     */
    public TelegramSimulator start(int port) {
        var routes = new HttpRoutes(port);
        server = routes;
        mount(routes, "");
        routes.start();
        return this;
    }

    /** Answers below a prefix of somebody else's server, such as {@code /sim/telegram}, and goes on delivering. */
    public TelegramSimulator mount(HttpRoutes routes, String prefix) {
        new LabDoor(this).addTo(routes, prefix);
        api.addTo(routes, prefix);
        world.locked(deliveries::start);
        return this;
    }

    /** Without a slash at the end; a bot calls {@code url + "/bot" + token + "/" + method}. */
    public URI url() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server.url();
    }

    /** Updates under way stay pending. */
    @Override
    public void close() {
        deliveries.close();
        if (server != null) {
            server.close();
        }
    }

    public List<BotAccount> bots() {
        return world.locked(() -> bots.all().stream().map(bot -> bot.account).toList());
    }

    /** Somebody with Telegram; a known id gets the new name, language and phone. */
    public Person person(long id, String firstName, String languageCode, String phone) {
        return world.locked(() -> persons.put(new Person(id, firstName, languageCode, phone)));
    }

    public List<Person> persons() {
        return world.locked(persons::all);
    }

    /**
     * The START button or a deep link; unblocks first. Returns the id of the person's message, as the others do.
     *
     * @param parameter of the deep link, or empty
     */
    public int start(long person, String bot, String parameter) {
        return world.locked(() -> actions.start(persons.get(person), bots.byUsername(bot), parameter));
    }

    public int type(long person, String bot, String text) {
        return world.locked(() -> actions.type(persons.get(person), bots.byUsername(bot), text));
    }

    /** @param button its callback data, or its label */
    public Tapped tap(long person, String bot, int messageId, String button) {
        return world.locked(() -> actions.tap(persons.get(person), bots.byUsername(bot), messageId, button));
    }

    /** The person's own number, as the button that asks for it sends it: without a plus, with their account's id. */
    public int shareOwnContact(long person, String bot) {
        return world.locked(() -> {
            var who = persons.get(person);
            if (who.phone().isEmpty()) {
                throw new IllegalStateException("this person has no number");
            }
            var own = new SharedContact(who.phone().replaceFirst("^\\+", ""), who.firstName(), who.id());
            return actions.share(who, bots.byUsername(bot), own);
        });
    }

    /** Anybody's number, out of the address book. */
    public int shareContact(long person, String bot, SharedContact contact) {
        return world.locked(() -> actions.share(persons.get(person), bots.byUsername(bot), contact));
    }

    public int sendFile(
            long person, String bot, FileKind kind, String name, String mimeType, byte[] bytes, String caption) {
        return world.locked(() -> actions.sendFile(
                persons.get(person), bots.byUsername(bot), kind, new Upload(name, mimeType, bytes), caption));
    }

    public void block(long person, String bot) {
        world.locked(() -> actions.block(persons.get(person), bots.byUsername(bot)));
    }

    public void unblock(long person, String bot) {
        world.locked(() -> actions.unblock(persons.get(person), bots.byUsername(bot)));
    }

    /** The person removes a message from the chat, for both; the bot is not told. */
    public void delete(long person, String bot, int messageId) {
        world.locked(() -> actions.delete(persons.get(person), bots.byUsername(bot), messageId));
    }

    /** From now on a call to the first chat is told to use the second, as after a group became a supergroup. */
    public void migrate(long fromChatId, long toChatId) {
        world.locked(() -> chats.migrate(fromChatId, toChatId));
    }

    public ChatView chat(long person, String bot) {
        return world.locked(() -> {
            var account = bots.byUsername(bot);
            return views.of(chats.of(account.id(), persons.get(person)), account);
        });
    }

    /** A file out of any message. */
    public FileContent file(String fileId) {
        return world.locked(() -> files.find(fileId)
                .map(file -> new FileContent(file.name(), file.mimeType(), files.bytes(file)))
                .orElseThrow(() -> new IllegalArgumentException("no such file")));
    }

    /** Bytes and what they are. */
    public record FileContent(String name, String mimeType, byte[] bytes) {}

    /** The commands this person's client offers. */
    public List<Command> commands(long person, String bot) {
        return world.locked(() -> Command.list(CommandMethods.menuOf(bots.byUsername(bot), persons.get(person))));
    }

    /** The button beside the text field, as JSON of Telegram's {@code MenuButton}. */
    public String menuButton(long person, String bot) {
        return world.locked(() -> Json.write(ProfileMethods.menuButtonOf(bots.byUsername(bot), person)));
    }

    /** What a Mini App opened by this person now would be given. */
    public String initData(long person, String bot) {
        return world.locked(() -> InitData.of(bots.byUsername(bot).account, persons.get(person), world.now()));
    }

    /**
     * Every call the bots made since, the oldest first.
     *
     * @param afterNumber 0 for all of them
     */
    public List<ApiCall> calls(long afterNumber) {
        return api.calls(afterNumber);
    }

    /** What the bot has not taken yet, in the order it was made. */
    public List<PendingUpdate> pending(String bot) {
        return world.locked(() -> deliveries.pending(bots.byUsername(bot)).stream()
                .map(update -> new PendingUpdate(
                        update.updateId(),
                        update.queue(),
                        update.attempts(),
                        update.due(),
                        update.lastError(),
                        update.json()))
                .toList());
    }

    /** Whether the bot has a question for updates open right now. */
    public boolean isAskedForUpdates(String bot) {
        return world.locked(() -> polls.isOpen(bots.byUsername(bot)));
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Other limits from now on, with full bursts. */
    public void limit(TelegramSettings.Limits limits) {
        world.locked(() -> limiter.set(limits));
    }

    public TelegramSettings.Limits limits() {
        return world.locked(limiter::limits);
    }

    /** Counts up with every change that anybody could see. */
    public long version() {
        return world.version();
    }

    /** Waits until the version is not the one seen any more, or the time is up; returns it either way. */
    public long await(long seen, Duration timeout) throws InterruptedException {
        return world.await(seen, timeout);
    }
}
