package com.speechcad.screen.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.Plans;
import com.speechcad.dialog.Screen;
import com.speechcad.lawful.RuleTables;
import com.speechcad.screen.AdminWorld;
import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All screens in filled worlds, in every language: each is reached, answers, fits into a message, leads home and back, and
 * is read by somebody who knows that language only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeTree {
    /** How many that differ only in what they are about are opened. */
    private static final int ALIKE = Integer.getInteger("walk.alike", 2);

    /** Home is closed to whoever deletes their account, and to whoever has not accepted the terms yet. */
    private static final Set<String> HOMELESS = Set.of("leaving", "stranger");

    /** Where nobody in the worlds comes, and why. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "parked.reverse", "offered once the provider took a credited payment back; ReconcilePaymentsTest has one");

    /** Asked where two typed numbers can be a day in two ways; every language but English decides that. */
    private static final String WHICH_DAY = "campaign.which";

    private final Life life = new Life();
    private final Map<Language, Set<String>> screens = new EnumMap<>(Language.class);
    private final Map<Language, Set<String>> faults = new EnumMap<>(Language.class);
    private final Map<Language, Dump> dumps = new EnumMap<>(Language.class);

    @BeforeAll
    void everybody_walks() {
        var villages = Village.all(life, languages());
        villages.forEach((language, village) -> {
            screens.put(language, new TreeSet<>());
            faults.put(language, new LinkedHashSet<>());
            dumps.put(language, new Dump());
            var kinds = new HashSet<String>();
            village.people.forEach((who, person) -> {
                if (!who.equals("admin")) {
                    walk(
                            who,
                            person,
                            kinds,
                            List.of("/start", "o:support", "/dnc", "/leave", "o:refs", "o:help.which:+1"));
                    heard(person);
                }
            });
            dump(language).write(language);
        });
        new AdminWorld(life.app).fill(Life.OWNER);
        villages.forEach((language, village) -> walk(
                "admin",
                village.get("admin"),
                new HashSet<>(),
                List.of(
                        "/start",
                        "o:admin",
                        "o:parked",
                        "o:reviews",
                        "o:suspended",
                        "o:books.plan:" + paidPlan(),
                        "o:books.topup:" + topUp(),
                        "o:admin.tickets",
                        "o:callerids.one:14155550166")));
        dumps.forEach((language, dump) -> dump.write(language));
    }

    /** Of the operations that are opened, which are two of a kind, none need be about one. */
    private UUID topUp() {
        return life.in(() ->
                life.app.sql().of("select id from top_up order by id limit 1").only(row -> row.uuid("id")));
    }

    /** The first ones that are listed are free, and have no price to change. */
    private long paidPlan() {
        return life.in(() -> life.app.get(Plans.class).sold(life.app.clock().instant())).stream()
                .filter(plan -> !plan.free())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void walk(String who, Person person, Set<String> kinds, List<String> roots) {
        var language = person.language();
        var reading = reading(person);
        new Walker(
                        life,
                        person,
                        kinds,
                        ALIKE,
                        (way, shown) -> {
                            screens(language).add(shown.screen());
                            dump(language).add(shown);
                            reading.faults(shown, language, HOMELESS.contains(who))
                                    .forEach(fault -> faults(language)
                                            .add(shown.screen() + " " + fault + "  ‹" + who + " " + way + "›"));
                        },
                        (way, broken) -> faults(language).add("‹" + who + " " + way + "› failed: " + broken))
                .walk(roots);
    }

    private void heard(Person person) {
        var reading = reading(person);
        life.heard().getOrDefault(person, Set.of()).forEach(message -> {
            dump(person.language()).add(message);
            reading.faults(message, person.language())
                    .forEach(fault ->
                            faults(person.language()).add("a message " + fault + "  ‹" + message.html() + "›"));
        });
    }

    /** Who knows what was typed: everybody their own, admins everybody's. */
    private Reading reading(Person person) {
        var literals = new ArrayList<String>();
        for (var language : Language.values()) {
            if (language == person.language() || person.telegram() >= Life.ADMINS) {
                literals.addAll(Said.in(language).all());
            }
            literals.add(language.ownName());
        }
        life.app.get(RuleTables.class).all().forEach(row -> literals.add(row.source()));
        literals.addAll(AdminWorld.TYPED);
        return new Reading(literals);
    }

    private Set<String> screens(Language language) {
        return screens.computeIfAbsent(language, _ -> new TreeSet<>());
    }

    private Set<String> faults(Language language) {
        return faults.computeIfAbsent(language, _ -> new LinkedHashSet<>());
    }

    private Dump dump(Language language) {
        return dumps.computeIfAbsent(language, _ -> new Dump());
    }

    @AfterAll
    void stop() {
        life.close();
    }

    List<Language> languages() {
        return Village.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_screen_is_reached(Language language) {
        var all = new ArrayList<String>();
        life.app.all(Screen.class).forEach(screen -> all.add(screen.id()));
        assertThat(all).hasSizeGreaterThan(200);
        assertThat(all)
                .filteredOn(id -> !screens(language).contains(id))
                .containsExactlyInAnyOrderElementsOf(elsewhere(language));
    }

    private static Set<String> elsewhere(Language language) {
        var elsewhere = new TreeSet<>(ELSEWHERE.keySet());
        if (language != Language.EN) {
            elsewhere.add(WHICH_DAY);
        }
        return elsewhere;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nobody_stumbles(Language language) {
        assertThat(faults(language)).isEmpty();
    }
}
