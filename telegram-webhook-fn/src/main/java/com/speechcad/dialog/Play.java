package com.speechcad.dialog;

import com.speechcad.notify.Callback;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One deed on one turn: commands, taps, and what is sent to a screen. */
@Singleton
class Play {
    private static final Pattern COMMAND = Pattern.compile("/([A-Za-z0-9_]+)(?:@\\S+)?(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern START_PARAMETER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Draw draw;
    private final Screens screens;
    private final List<DeepLink> links;

    Play(Draw draw, Screens screens, List<DeepLink> links) {
        this.draw = draw;
        this.screens = screens;
        this.links = links;
    }

    void on(Turn turn, Incoming.Deed deed) {
        switch (deed) {
            case Incoming.Tapped tapped -> tapped(turn, tapped.data());
            case Incoming.Typed(var text) -> typed(turn, text.strip());
            case Incoming.SharedContact contact -> contact(turn, contact);
            case Incoming.SentFile file -> file(turn, file);
            case Incoming.SentOther _ -> notExpected(turn);
            case Incoming.Reachable _ -> throw new IllegalStateException("nobody waits for an answer to this");
        }
    }

    private void tapped(Turn turn, String data) {
        var parsed = Callback.parse(data);
        if (parsed.isPresent() && parsed.get().kind() == Callback.Kind.OPEN) {
            open(turn, parsed.get().screen(), parsed.get().argument());
            return;
        }
        if (parsed.isPresent() && parsed.get().kind() == Callback.Kind.DEED) {
            act(turn, parsed.get().screen(), parsed.get().argument());
            return;
        }
        var drawing = draw.of(turn);
        var action = drawing.action(data);
        if (action.isEmpty()) {
            late(turn, parsed).ifPresentOrElse(turn::passingBy, turn::refreshed);
            return;
        }
        if (action.get().once()) {
            turn.now(turn.session().withNonce(""));
        }
        turn.follow(action.get().onTap().apply(turn.visitor()));
    }

    /** Where the menu still stands at that screen, what is shown anew says it. */
    private Optional<Text> late(Turn turn, Optional<Callback> tapped) {
        return tapped.filter(tap -> !tap.screen().equals(turn.session().place().screen()))
                .filter(tap -> !tap.action().equals(Drawing.ENGINE_BACK))
                .flatMap(tap -> screens.find(tap.screen())
                        .filter(screen -> screen.offeredTo(turn.visitor()))
                        .flatMap(screen -> screen.late(turn.visitor(), tap.action())));
    }

    private void open(Turn turn, String screen, String argument) {
        if (screens.find(screen).isPresent()) {
            if (!draw.isOpen(turn, screen) && !screen.equals(Screens.HOME)) {
                turn.now(turn.session().noting(Map.of(FrontDoor.WANTED, screen + " " + argument)));
            }
            turn.follow(Next.goTo(screen, argument));
        } else {
            turn.refreshed();
        }
    }

    /** Not for somebody who is at a front door: what is asked there comes first. */
    private void act(Turn turn, String name, String argument) {
        var deed = screens.deed(name).filter(_ -> draw.isHomeOpen(turn));
        if (deed.isEmpty()) {
            turn.refreshed();
            return;
        }
        var next = deed.get().act(turn.visitor(), argument);
        if (next instanceof Next.Stay) {
            turn.inPlace();
        }
        turn.follow(next);
    }

    private void typed(Turn turn, String line) {
        var command = COMMAND.matcher(line);
        if (command.matches()) {
            command(turn, command.group(1).toLowerCase(Locale.ROOT), command.group(2));
            return;
        }
        var taken = !line.isEmpty() && draw.of(turn).view().takesText();
        var heeding = taken && draw.isHomeOpen(turn) ? Optional.<Screen>empty() : screens.heeding(line);
        if (heeding.isPresent()) {
            turn.follow(Next.goTo(heeding.get().id()));
        } else if (taken) {
            turn.follow(screen(turn).typed(turn.visitor(), line));
        } else {
            notExpected(turn);
        }
    }

    private void command(Turn turn, String name, @Nullable String rest) {
        switch (name) {
            case "start" -> {
                if (rest != null && START_PARAMETER.matcher(rest).matches()) {
                    turn.now(turn.session().startedWith(rest));
                }
                turn.follow(Next.home());
                linked(turn, Optional.ofNullable(rest)).ifPresent(turn::follow);
            }
            case "cancel" -> cancel(turn);
            case "help" -> aside(turn, Screens.HELP);
            case "language" -> aside(turn, Screens.LANGUAGE);
            default ->
                screens.ofCommand(name)
                        .filter(screen -> screen.offeredTo(turn.visitor()))
                        .ifPresentOrElse(
                                screen -> {
                                    if (screens.isJob(name) && !draw.isHomeOpen(turn)) {
                                        turn.above(Text.text(DialogWords.COME_IN_FIRST));
                                    } else {
                                        to(turn, screen, Optional.ofNullable(rest));
                                    }
                                },
                                () -> turn.above(Text.text(DialogWords.UNKNOWN_COMMAND)));
        }
    }

    /** Out of what is asked for, with all the steps of it that are asked on the same screen; home where nothing is. */
    private void cancel(Turn turn) {
        if (isAsking(turn)) {
            turn.now(turn.session().past(turn.session().place().screen()));
            turn.follow(Next.back());
        } else {
            turn.follow(Next.home());
        }
        turn.above(Text.text(DialogWords.CANCELLED));
    }

    /** Elsewhere in the middle of whatever it is: what was asked for waits one step back, and that is said. */
    private void aside(Turn turn, String screen) {
        var isAsking = isAsking(turn);
        var from = turn.session().place();
        turn.follow(Next.goTo(screen));
        var back = turn.session().back();
        if (isAsking && !back.isEmpty() && back.getLast().equals(from)) {
            turn.above(Text.text(DialogWords.WAITS_BEHIND));
        }
    }

    private boolean isAsking(Turn turn) {
        var look = turn.look();
        var view = draw.of(look).view();
        turn.now(look.session());
        return view.takesText() || view.takesFile() || view.contactLabel().isPresent();
    }

    /** What is typed behind a command goes to its screen, unless the front door led elsewhere. */
    private void to(Turn turn, Screen screen, Optional<String> rest) {
        aside(turn, screen.id());
        screen.forgotten().forEach(note -> turn.now(turn.session().noting(Map.of(note, ""))));
        rest.map(String::strip)
                .filter(line -> !line.isEmpty()
                        && draw.of(turn).view().takesText()
                        && screen(turn).equals(screen))
                .ifPresent(line -> turn.follow(screen.typed(turn.visitor(), line)));
    }

    private Optional<Next> linked(Turn turn, Optional<String> parameter) {
        return parameter
                .filter(given -> START_PARAMETER.matcher(given).matches())
                .flatMap(given -> links.stream()
                        .flatMap(link -> link.follow(turn.visitor(), given).stream())
                        .findFirst());
    }

    private void contact(Turn turn, Incoming.SharedContact contact) {
        if (draw.of(turn).view().contactLabel().isPresent()) {
            turn.follow(screen(turn).contact(turn.visitor(), contact));
        } else {
            notExpected(turn);
        }
    }

    private void file(Turn turn, Incoming.SentFile file) {
        if (draw.of(turn).view().takesFile()) {
            turn.follow(screen(turn).file(turn.visitor(), file));
        } else {
            notExpected(turn);
        }
    }

    /** Where something is to be typed, nobody is told that nothing is. */
    private void notExpected(Turn turn) {
        turn.above(Text.text(draw.of(turn).view().takesText() ? DialogWords.NOT_TAKEN : DialogWords.NOT_EXPECTED));
    }

    private Screen screen(Turn turn) {
        return screens.get(turn.session().place().screen());
    }
}
