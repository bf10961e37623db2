package com.speechcad.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.notify.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Replays a journey kept under {@code src/test/resources/transcripts}: lines beginning with {@code >} are what the
 * person does ({@code > /start}, {@code > a typed line}, {@code > tap Label}, {@code > own contact +1…}, {@code > contact
 * of 12 +1…}); {@code !} is what happens around them, by the test; {@code >>} does as {@code >} does and leaves out what the chat shows (the home screen, which grows); all other lines
 * are what the chat shows. With {@code -Dtranscripts.write=true} the file is written
 * anew, for a diff to be read.
 */
public final class Transcript {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=(no\\.|सं\\.|编号|n°)\\h)[0-9a-f]{8}"
                    + "|\\b[0-9A-F]{4}-[0-9A-F]{4}\\b");

    private Transcript() {}

    /** Fails with the difference when the chat says anything else than the file. */
    public static void replay(DialogDriver person, String name) {
        replay(person, name, deed -> {
            throw new IllegalArgumentException("nobody knows how to do: " + deed);
        });
    }

    /** @param world does what stands after {@code !}; ids, which differ each time, are left out */
    public static void replay(DialogDriver person, String name, Consumer<String> world) {
        var path = Path.of("src/test/resources/transcripts", name + ".transcript");
        var expected = read(path);
        String played = String.join("\n", play(person, expected.lines().toList(), world)) + "\n";
        played = ID.matcher(played).replaceAll("…");
        if (Boolean.getBoolean("transcripts.write")) {
            write(path, played);
        }
        assertThat(played).isEqualTo(read(path));
    }

    private static List<String> play(DialogDriver person, List<String> lines, Consumer<String> world) {
        var played = new ArrayList<String>();
        for (var line : lines) {
            if (line.startsWith("#")) {
                played.add(line);
            } else if (line.startsWith(">> ")) {
                played.add(line);
                act(person, line.substring(3));
            } else if (line.startsWith("> ")) {
                record(person, line, played, () -> act(person, line.substring(2)));
            } else if (line.startsWith("! ")) {
                record(person, line, played, () -> world.accept(line.substring(2)));
            }
        }
        return played;
    }

    private static void record(DialogDriver person, String line, List<String> played, Runnable deed) {
        played.add(line);
        var before = person.byNumber();
        var answered = person.answers();
        deed.run();
        if (person.answers() > answered && !person.toast().isEmpty()) {
            played.add("~ " + person.toast());
        }
        changed(before, person.byNumber())
                .forEach(message -> DialogDriver.asText(message).lines().forEach(said -> played.add("< " + said)));
    }

    private static List<Outgoing> changed(Map<Integer, Outgoing> before, Map<Integer, Outgoing> after) {
        return after.entrySet().stream()
                .filter(message -> !message.getValue().equals(before.get(message.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static void act(DialogDriver person, String what) {
        if (what.startsWith("tap ")) {
            person.tap(what.substring("tap ".length()));
        } else if (what.startsWith("own contact ")) {
            person.shareOwnContact(what.substring("own contact ".length()));
        } else if (what.startsWith("contact of ")) {
            var words = what.split(" ");
            person.shareContactOf(Long.parseLong(words[2]), words[3]);
        } else {
            person.type(what);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
