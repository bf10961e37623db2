package com.speechcad.screen.walk;

import com.speechcad.db.Undone;
import com.speechcad.dialog.Incoming;
import com.speechcad.notify.Outgoing;
import com.speechcad.text.Language;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Opens every screen that somebody can open, and on each new kind of screen does everything that can be done there, and
 * goes on from what comes of it. All of it is undone.
 */
final class Walker {
    private static final int DEEPEST = 14;
    private static final Set<String> DULL = Set.of("back", "page-prev", "page-here");

    /** All of it in every language; otherwise what does not speak is shared among the languages. */
    private static final boolean EVERYWHERE = Boolean.getBoolean("walk.long");

    private final Life life;
    private final Person person;
    private final BiConsumer<String, Shown> seen;
    private final BiConsumer<String, Throwable> broke;
    private final Undone undone;
    private final ObjectMapper json;
    private final int alike;
    private final Set<String> kinds;
    private final Set<String> screens = new HashSet<>();
    private final Map<String, Integer> opened = new HashMap<>();
    private final Set<Outgoing> before = new HashSet<>();

    /**
     * @param kinds of places in which everything was done already
     * @param alike how many of those that differ only in what they are about are opened
     * @param seen is told of each screen with the way to it
     * @param broke is told of what failed
     */
    Walker(
            Life life,
            Person person,
            Set<String> kinds,
            int alike,
            BiConsumer<String, Shown> seen,
            BiConsumer<String, Throwable> broke) {
        this.life = life;
        this.person = person;
        this.kinds = kinds;
        this.alike = alike;
        this.seen = seen;
        this.broke = broke;
        undone = new Undone(life.app);
        json = life.app.get(ApplicationContext.class).getBean(ObjectMapper.class);
    }

    void walk(List<String> roots) {
        before.addAll(life.in(this::messages).values());
        var ahead = new ArrayDeque<>(roots);
        before.stream()
                .map(Shown::taps)
                .flatMap(List::stream)
                .filter(way -> way.startsWith("o:") && isWorthIt(way))
                .forEach(ahead::add);
        var known = new HashSet<>(ahead);
        while (!ahead.isEmpty()) {
            var way = ahead.removeFirst();
            undone.all(() -> tried(way, opens(way), DEEPEST, shown -> {
                for (var next : ways(shown)) {
                    if (isWorthIt(next) && known.add(next)) {
                        ahead.add(next);
                    }
                }
            }));
        }
    }

    private boolean isWorthIt(String way) {
        return opened.merge(Shown.nameless(way), 1, Integer::sum) <= alike;
    }

    private static Incoming.Deed opens(String way) {
        return way.startsWith("o:") ? new Incoming.Tapped("walk", 0, way) : new Incoming.Typed(way);
    }

    /** Everything that can be done here, unless it was done in such a place before. */
    private void from(String way, Shown shown, int deepest) {
        if (deepest == 0 || shown.language() != person.language() || !kinds.add(shown.kind())) {
            return;
        }
        var actions = new HashSet<String>();
        for (var data : shown.taps()) {
            if (data.startsWith("t:") && isTried(shown, data) && actions.add(Shown.action(data))) {
                var tap = new Incoming.Tapped("walk", 0, data);
                var name = way + " ▸ " + Shown.action(data);
                tried(name, tap, deepest, _ -> again(name, shown, tap));
            } else if (data.startsWith("o:") && !screens.contains(data.split(":", 3)[1])) {
                tried(way + " ▸ " + data, new Incoming.Tapped("walk", 0, data), deepest, _ -> {});
            }
        }
        for (var deed : Typing.on(shown, person)) {
            tried(way + " ▸ " + Typing.named(deed), deed, deepest, _ -> {});
        }
        if (isTakenThere(shown.kind())) {
            Anything.DEEDS.forEach(deed -> undone.one(() -> look(way + " ▸ " + Typing.named(deed), deed)));
        }
    }

    /** Back and pages say nothing new: they are tried where everything is. */
    private boolean isTried(Shown shown, String data) {
        return !DULL.contains(Shown.action(data)) || isTakenThere(shown.kind());
    }

    /** What is the same in all languages is done in one of them for each kind of place, unless all is to be done. */
    private boolean isTakenThere(String kind) {
        var languages = Language.values().length;
        return EVERYWHERE
                || Math.floorMod(kind.hashCode(), languages)
                        == List.of(Language.values()).indexOf(person.language());
    }

    /** The same tap again, as from a second device: it is answered, and nothing is paid or called once more. */
    private void again(String way, Shown from, Incoming.Deed deed) {
        if (!(deed instanceof Incoming.Tapped) || !isTakenThere(from.kind())) {
            return;
        }
        undone.one(() -> {
            var once = effects();
            look(way + " ▸ again", deed);
            var twice = effects();
            if (!once.equals(twice)) {
                broke.accept(way + " ▸ again", new AssertionError("not " + once + " but " + twice));
            }
            return true;
        });
    }

    /** How many movements of money, calls and payments there are. */
    private List<Long> effects() {
        return life.app
                .sql()
                .of("select (select count(*) from ledger_op) as moved, (select count(*) from attempt) as called,"
                        + " (select count(*) from top_up) as topped_up, (select count(*) from subscription) as bought")
                .only(row -> List.of(
                        row.number("moved"), row.number("called"), row.number("topped_up"), row.number("bought")));
    }

    private void tried(String way, Incoming.Deed deed, int deepest, Consumer<Shown> found) {
        undone.one(() -> {
            look(way, deed).ifPresent(shown -> {
                found.accept(shown);
                from(way, shown, deepest - 1);
            });
            return true;
        });
    }

    private static List<String> ways(Shown shown) {
        var ways = new ArrayList<>(shown.taps());
        shown.others().forEach(message -> ways.addAll(Shown.taps(message)));
        ways.removeIf(data -> !data.startsWith("o:"));
        return ways;
    }

    /** Empty when it failed, which is told of. */
    private Optional<Shown> look(String way, Incoming.Deed deed) {
        var answered = life.app.messenger().answers().size();
        try {
            person.chat().send(deed);
        } catch (RuntimeException | AssertionError | StackOverflowError broken) {
            broke.accept(way, broken);
            return Optional.empty();
        }
        undone.commits("answer ");
        var answers = life.app.messenger().answers();
        var toast = answers.size() == answered ? "" : answers.getLast().toast().orElse("");
        var shown = shown(toast);
        screens.add(shown.screen());
        seen.accept(way, shown);
        return Optional.of(shown);
    }

    private Shown shown(String toast) {
        var messages = messages();
        var menu = Optional.ofNullable(messages.remove("menu")).orElseThrow();
        var others =
                messages.values().stream().filter(it -> !before.contains(it)).toList();
        return life.app
                .sql()
                .of("select screen, argument, coalesce(language, client_language) as language from chat_session"
                        + " join app_user on telegram_id = chat_id where chat_id = :chat")
                .with("chat", person.chat().chat())
                .only(row -> new Shown(
                        row.text("screen"),
                        row.text("argument"),
                        Language.valueOf(row.text("language").toUpperCase(Locale.ROOT)),
                        menu,
                        toast,
                        others));
    }

    private Map<String, Outgoing> messages() {
        record Slot(String name, Outgoing message) {}
        var all = new HashMap<String, Outgoing>();
        life.app
                .sql()
                .of("select slot, payload from chat_message where chat_id = :chat")
                .with("chat", person.chat().chat())
                .list(row -> new Slot(row.text("slot"), read(row.text("payload"))))
                .forEach(slot -> all.put(slot.name(), slot.message()));
        return all;
    }

    private Outgoing read(String payload) {
        try {
            var message = json.readValue(payload, Outgoing.class);
            if (message == null) {
                throw new IllegalStateException("a message without a value");
            }
            return message;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
