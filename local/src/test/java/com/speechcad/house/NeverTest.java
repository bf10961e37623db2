package com.speechcad.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Typed;
import com.speechcad.lawful.Trust;
import com.speechcad.tenant.Businesses;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the product never does has no way in: these are all the doors, and all that a callee can be asked to key. */
class NeverTest {
    /** Without the doubles and the lab. */
    private static final JavaClasses HOUSE = House.CLASSES.that(
            describe("are deployed", type -> !type.getPackageName().startsWith("com.speechcad.local")));

    private static final JavaClasses EVIL = new ClassFileImporter().importPackages("com.speechcad.house.planted");
    private static final Map<String, List<String>> STRINGS = ClassStrings.of(HOUSE);
    private static final Map<String, List<String>> PLANTED = ClassStrings.of(EVIL);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<Path> MODULES = Stream.of(
                    "shared",
                    "telegram-webhook-fn",
                    "retell-webhook-fn",
                    "dynopay-webhook-fn",
                    "billing-cron-fn",
                    "bulk-ivr-worker-fn",
                    "migrate-fn",
                    "local")
            .map(ROOT::resolve)
            .toList();
    private static final Pattern PATH = Pattern.compile(
            "^((?:/v[0-9])?/(?:create|get|list|update|delete|publish|stop|end|register|add|import|search)-[a-z-]+/?)");
    private static final String[] MONEY = {
        "com.speechcad.billing..",
        "com.speechcad.wallet..",
        "com.speechcad.provider.dynopay..",
        "com.speechcad.fn.dynopay..",
        "com.speechcad.screen.plan..",
        "com.speechcad.screen.topup..",
        "com.speechcad.screen.wallet.."
    };

    /** Every door to the outside. */
    private static final List<String> DOORS =
            List.of("Get /health", "Post /dynopay/{+path}", "Post /retell/{+slug}", "Post /telegram/{+slug}");

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

    /** All that is asked of the provider: a call can be made, looked at afterwards, hung up and forgotten. */
    private static final Set<String> PATHS = Set.of(
            "/create-agent",
            "/create-conversation-flow",
            "/create-retell-llm",
            "/delete-agent/",
            "/delete-conversation-flow/",
            "/delete-retell-llm/",
            "/get-agent/",
            "/get-concurrency",
            "/get-conversation-flow/",
            "/list-voices",
            "/publish-agent-version/",
            "/update-conversation-flow/",
            "/v2/create-phone-call",
            "/v2/delete-call/",
            "/v2/get-call/",
            "/v2/list-conversation-flows",
            "/v2/list-phone-numbers",
            "/v2/stop-call/",
            "/v3/list-calls");

    @Test
    void nothing_names_what_would_show_or_steer_a_running_call() {
        assertThat(STRINGS).hasSizeGreaterThan(700);
        assertThat(Forbidden.in(STRINGS)).isEmpty();

        assertThat(Forbidden.in(PLANTED))
                .anyMatch(found -> found.contains("ListensIn: transcript_updated"))
                .anyMatch(found -> found.contains("ListensIn: wss://"))
                .anyMatch(found -> found.contains("SteersCalls: live-call"))
                .anyMatch(found -> found.contains("SteersCalls: web- and call") || found.contains("web-call"))
                .anyMatch(found -> found.contains("SteersCalls: press_ and digit"));
    }

    @Test
    void no_resource_and_no_golden_request_names_it_either() {
        var files = new ArrayList<Path>();
        for (var module : MODULES) {
            files.addAll(files(module.resolve("src/main"), ""));
            files.addAll(files(module.resolve("src/test/resources/retell/golden"), ".json"));
        }
        files.addAll(files(ROOT.resolve("infra/src/main"), ""));

        assertThat(files).hasSizeGreaterThan(900);
        assertThat(files.stream()
                        .filter(file -> !file.toString().contains("/com/speechcad/local/"))
                        .filter(file -> !file.toString().contains("/local/src/main/resources/"))
                        .flatMap(file -> Forbidden.in(read(file)).stream().map(word -> file + ": " + word)))
                .isEmpty();
        assertThat(Forbidden.in("\"webhook_events\":[\"transcript_updated\"]")).isNotEmpty();
    }

    @Test
    void these_are_all_the_paths_of_the_provider_that_are_ever_asked_for() {
        assertThat(paths(STRINGS, "com.speechcad.provider.retell.")).isEqualTo(new TreeSet<>(PATHS));
        assertThat(paths(STRINGS, "com.speechcad."))
                .as("no other room knows its paths")
                .isEqualTo(new TreeSet<>(PATHS));

        assertThat(paths(PLANTED, "com.speechcad.house.planted.")).contains("/create-phone-number");
    }

    /** A path of Retell's: a verb, or a version and a verb. */
    private static Set<String> paths(Map<String, List<String>> classes, String room) {
        return classes.entrySet().stream()
                .filter(type -> type.getKey().startsWith(room))
                .flatMap(type -> type.getValue().stream())
                .map(PATH::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_agent_is_told_to_write_to_us_of_three_events_and_takes_keys_from_the_callee_alone() {
        var agents = files(ROOT.resolve("shared/src/test/resources/retell/golden"), ".json").stream()
                .filter(file -> file.getFileName().toString().startsWith("agent"))
                .toList();

        assertThat(agents).hasSizeGreaterThanOrEqualTo(3);
        assertThat(agents)
                .allSatisfy(file -> assertThat(read(file).replaceAll("\\s", ""))
                        .contains("\"webhook_events\":[\"call_started\",\"call_ended\",\"call_analyzed\"]")
                        .contains("\"pii_config\""));
    }

    @Test
    void no_payment_and_no_plan_comes_near_what_changes_a_tier() {
        var changes = describe(
                "changes a tier",
                (JavaMethodCall asked) -> (asked.getTargetOwner().isEquivalentTo(Businesses.class)
                                && asked.getName().equals("setTier"))
                        || (asked.getTargetOwner().isEquivalentTo(Trust.class)
                                && asked.getName().equals("set")));
        var who = HOUSE.stream()
                .filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(changes))
                .map(JavaClass::getName)
                .toList();
        assertThat(who)
                .as("an admin on a request, and an admin, both through what brings opt-outs along")
                .containsExactlyInAnyOrder(
                        "com.speechcad.lawful.DecideLimits",
                        "com.speechcad.screen.admin.ChangeTier",
                        "com.speechcad.lawful.Trust");
        var rule = noClasses()
                .that()
                .resideInAnyPackage(MONEY)
                .should()
                .transitivelyDependOnClassesThat(describe("change a tier", type -> who.contains(type.getName())));
        rule.check(HOUSE);
        assertThat(saying(STRINGS, "update business set tier"))
                .as("who writes one")
                .containsExactly("com.speechcad.tenant.Businesses");
        assertThat(saying(STRINGS, "(?:into|update|from) tier_limit"))
                .as("limits are read, and written by migrations")
                .allMatch(name -> name.startsWith("com.speechcad.lawful."));

        assertThat(EVIL.stream()
                        .filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(changes))
                        .map(JavaClass::getSimpleName))
                .containsExactly("PaysForTrust");
        assertThat(saying(PLANTED, "update business set tier")).hasSize(1);
    }

    @Test
    void the_gate_knows_neither_plan_nor_balance() {
        assertThat(typesOf(HOUSE.get("com.speechcad.lawful.Facts")))
                .hasSizeGreaterThan(8)
                .noneMatch(NeverTest::isMoney);
        noClasses()
                .that()
                .resideInAPackage("com.speechcad.lawful..")
                .should()
                .dependOnClassesThat(describe("are money", NeverTest::isMoney))
                .check(HOUSE);
        assertThat(
                        saying(
                                STRINGS,
                                "(?s)(?:from|join|into|update)\\s+(?:subscription|plan|ledger|wallet|top_up|attempt_money|receipt)"))
                .noneMatch(name -> name.startsWith("com.speechcad.lawful."));

        assertThat(typesOf(EVIL.get("com.speechcad.house.planted.PaysForTrust$BoughtFacts")))
                .anyMatch(NeverTest::isMoney);
    }

    private static boolean isMoney(JavaClass type) {
        return type.getName().startsWith("com.speechcad.billing.")
                || type.getName().startsWith("com.speechcad.wallet.")
                || type.getName().equals("com.speechcad.kernel.Money");
    }

    /** The types that a record is made of, and those that they are made of. */
    private static Set<JavaClass> typesOf(JavaClass record) {
        var known = new LinkedHashSet<JavaClass>();
        var todo = new ArrayDeque<>(List.of(record));
        while (!todo.isEmpty()) {
            var next = todo.pop();
            if (known.add(next) && next.getName().startsWith("com.speechcad.")) {
                next.getFields()
                        .forEach(field ->
                                field.getType().getAllInvolvedRawTypes().forEach(todo::push));
            }
        }
        return known;
    }

    /** What may be shown to a callee comes from the provider's own list and is given by an admin: nobody types it. */
    @Test
    void caller_ids_come_from_the_providers_list_and_from_nobody() {
        assertThat(saying(STRINGS, "(?:into|update) caller_id\\b")).containsExactly("com.speechcad.call.CallerIds");

        assertThat(saying(PLANTED, "(?:into|update) caller_id\\b"))
                .containsExactly("com.speechcad.house.planted.AnyCallerId");
    }

    private static List<String> saying(Map<String, List<String>> classes, String pattern) {
        var said = Pattern.compile(pattern);
        return classes.entrySet().stream()
                .filter(type -> type.getValue().stream()
                        .anyMatch(text -> said.matcher(text).find()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Fonts and pictures as letters of one byte each: a word would be seen. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String route(JavaAnnotation<?> annotation) {
        var paths = annotation.getProperties().values().stream()
                .flatMap(value -> value instanceof Object[] many ? Arrays.stream(many) : Stream.of(value))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.startsWith("/") && text.length() > 1)
                .distinct()
                .toList();
        return annotation.getRawType().getSimpleName() + " " + String.join(" ", paths);
    }
}
