package com.speechcad.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Typed;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What the product can never do is not in it: nobody sees or steers a running call, and no input takes free digits. These
 * lists are long on purpose; whoever adds to one says in public what the addition is for.
 */
class NeverTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/test-classes/"))
            .withImportOption(location -> !location.contains("-tests.jar"))
            .withImportOption(location -> !location.contains("com/speechcad/local/"))
            .importPackages("com.speechcad");

    /** The provider's doors to a running call, and the agent's own keys. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "transcript_updated|update-live-call|/update-call|live-call|listen-in|listen_live|take-over|takeover|/monitor|"
                    + "whisper|inject|press_digit|send_dtmf|override_agent",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PATH = Pattern.compile("/(v\\d/)?[a-z]+(-[a-z0-9]+)+/?");

    /** All that we ever ask the voice provider for. Of a running call: to end it, and what became of it. */
    private static final List<String> ASKED_OF_THE_PROVIDER = List.of(
            "/create-agent",
            "/create-conversation-flow",
            "/create-retell-llm",
            "/delete-agent/",
            "/delete-conversation-flow/",
            "/get-agent/",
            "/get-concurrency",
            "/list-voices",
            "/publish-agent-version/",
            "/v2/create-phone-call",
            "/v2/delete-call/",
            "/v2/get-call/",
            "/v2/list-phone-numbers",
            "/v2/stop-call/",
            "/v3/list-calls",
            "/v3/list-conversation-flows");

    /** Every door to the outside. */
    private static final List<String> DOORS =
            List.of("Get /health", "Post /dynopay/{+path}", "Post /retell/{+slug}", "Post /telegram/{+slug}");

    @Test
    void no_class_knows_a_door_to_a_running_call() {
        var constants = constants(HOUSE);
        assertThat(constants.values().stream().mapToInt(TreeSet::size).sum()).isGreaterThan(2_000);

        var found = constants.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(constant -> FORBIDDEN.matcher(constant).find())
                        .map(constant -> entry.getKey() + ": " + constant))
                .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void the_voice_provider_is_asked_for_these_things_only() {
        var asked = constants(HOUSE).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("com.speechcad.provider.retell."))
                .flatMap(entry -> entry.getValue().stream())
                .filter(constant -> PATH.matcher(constant).matches())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).contains("/v2/create-phone-call", "/v2/stop-call/");
        assertThat(ASKED_OF_THE_PROVIDER).containsAll(asked);
    }

    @Test
    void these_are_all_the_doors_there_are() {
        var doors = HOUSE.stream()
                .filter(type -> type.isAnnotatedWith("io.micronaut.http.annotation.Controller"))
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getAnnotations().stream())
                .filter(annotation -> annotation.getRawType().getPackageName().equals("io.micronaut.http.annotation"))
                .map(NeverTest::route)
                .filter(route -> route.contains("/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(doors).containsExactlyElementsOf(DOORS);
    }

    @Test
    void no_kind_of_typed_input_takes_a_code_a_pin_a_card_or_an_account() {
        assertThat(Arrays.stream(Typed.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrder("YesNo", "Rating", "Quantity", "CalendarDay", "PostalCode", "Reference");
        var free = List.of(
                new Typed.YesNo(),
                new Typed.Rating(Typed.Rating.MOST),
                new Typed.Quantity(Typed.Quantity.MOST),
                new Typed.CalendarDay(),
                new Typed.PostalCode());
        assertThat(free).allSatisfy(kind -> {
            assertThat(kind.accepts("4111111111111111")).as("a card").isFalse();
            assertThat(kind.accepts("4829")).as("a PIN of four").isFalse();
            assertThat(kind.accepts("4829173")).as("a code of seven").isFalse();
        });
        assertThat(new Typed.PostalCode().isUsable()).as("kept masked only").isFalse();
        assertThat(new Typed.CalendarDay().accepts("99999999")).isFalse();
    }

    private static String route(JavaAnnotation<?> annotation) {
        var paths = annotation.getProperties().values().stream()
                .flatMap(value ->
                        value instanceof Object[] many ? Arrays.stream(many) : java.util.stream.Stream.of(value))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.startsWith("/") && text.length() > 1)
                .distinct()
                .toList();
        return annotation.getRawType().getSimpleName() + " " + String.join(" ", paths);
    }

    private static Map<String, TreeSet<String>> constants(JavaClasses classes) {
        var constants = new TreeMap<String, TreeSet<String>>();
        classes.stream()
                .filter(type -> type.getSource().isPresent())
                .forEach(type -> constants.put(type.getName(), constants(type)));
        return constants;
    }

    private static TreeSet<String> constants(JavaClass type) {
        try (var stream = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            var pool = ClassFile.of().parse(stream.readAllBytes()).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
