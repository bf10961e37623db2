package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.NumberKind;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Facts.DoNotCallList;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.Facts.Who;
import com.speechcad.tenant.Business;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RulesPropertyTest {
    private static final RuleTables TABLES = new RuleTables();
    private static final Places PLACES = new Places(TABLES);
    private static final Rules RULES = new Rules(new Opening(TABLES, new Holidays(TABLES)));
    private static final List<Place> WHERE = List.of(
            PLACES.of(new PhoneNumber("+14155550101")),
            PLACES.of(new PhoneNumber("+15025550101")),
            PLACES.of(new PhoneNumber("+16055550101")),
            new Place(Optional.empty(), List.of(), List.of()));

    /** Whatever else is true, nobody is rung who did not agree, who said no, or while a switch is thrown. */
    @Property(tries = 2000)
    void nobody_is_rung_who_did_not_agree(
            @ForAll Who who,
            @ForAll Business.Tier tier,
            @ForAll Dial.Kind kind,
            @ForAll Purpose purpose,
            @ForAll Optional<Scope> consent,
            @ForAll boolean revoked,
            @ForAll Optional<DoNotCallList> optedOut,
            @ForAll @IntRange(max = 60) int unheard,
            @ForAll Set<Stop> stops,
            @ForAll boolean callerId,
            @ForAll boolean open,
            @ForAll boolean scrubbed,
            @ForAll NumberKind number,
            @ForAll @IntRange(min = 0, max = 60 * 24 * 370) int minutes,
            @ForAll @IntRange(min = 0, max = 3) int where) {
        var now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minutes);
        var facts = new Facts(
                now,
                Dial.RINGING,
                kind,
                stops,
                tier,
                callerId,
                new Facts.Callee(who, number, WHERE.get(where), open),
                new Facts.Standing(
                        optedOut,
                        Optional.of(now.minusSeconds(60L * unheard)),
                        purpose,
                        consent,
                        revoked,
                        Optional.of("US-registry"),
                        scrubbed),
                new Facts.Counts(List.of(), List.of(), Optional.empty(), Optional.empty()));

        var decision = RULES.decide(facts);

        if (decision instanceof Decision.Allow) {
            assertThat(stops).isEmpty();
            assertThat(callerId).isTrue();
            assertThat(optedOut).isEmpty();
            assertThat(number).isEqualTo(NumberKind.ORDINARY);
            if (who == Who.STRANGER || who == Who.STRANGER_TO_NOBODY) {
                assertThat(tier).isNotEqualTo(Business.Tier.T0);
                assertThat(open).isTrue();
                assertThat(consent.filter(scope -> scope.covers(purpose))).isPresent();
                assertThat(WHERE.get(where).zones()).isNotEmpty().allSatisfy(zone -> {
                    var there = now.atZone(zone);
                    assertThat(there.getHour()).isBetween(9, 19);
                    assertThat(there.getDayOfWeek().getValue()).isLessThan(7);
                });
            }
        }
        if (decision instanceof Decision.Wait(var until, var rule, var _) && rule == Rule.WINDOW) {
            assertThat(RULES.decide(facts.at(until))).isInstanceOf(Decision.Allow.class);
        }
        assertThat(TABLES.find(decision.row())).isPresent();
    }

    /** A payment cannot open what is closed: nothing that was paid for is among the facts, however deep. */
    @Test
    void no_plan_and_no_payment_is_among_the_facts() {
        var seen = new HashSet<Class<?>>();
        var ahead = new ArrayDeque<Class<?>>(List.of(Facts.class, Dial.class, Basis.class));
        while (!ahead.isEmpty()) {
            var type = ahead.removeFirst();
            if (seen.add(type) && type.isRecord()) {
                for (var component : type.getRecordComponents()) {
                    assertThat(component.getName().toLowerCase(Locale.ROOT))
                            .doesNotContain("plan", "paid", "money", "wallet", "balance", "subscription", "price");
                    ahead.add(component.getType());
                    Arrays.stream(component.getType().getNestMembers()).forEach(ahead::add);
                }
            }
        }
        assertThat(seen).contains(Facts.Counts.class, Place.class);
        assertThat(Facts.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .hasSize(9);
    }

    @Test
    void the_gate_knows_neither_wallet_nor_plans() {
        var house = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("com.speechcad.lawful", "com.speechcad.wallet", "com.speechcad.billing");
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("com.speechcad.lawful..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.speechcad.wallet..", "com.speechcad.billing..")
                .because("no payment lifts a limit")
                .check(house);
    }

    @Test
    void every_rule_has_its_row_and_every_row_its_source() {
        assertThat(Rule.values())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        rule -> assertThat(TABLES.find(rule.id())).as(rule.id()).isPresent());
        assertThat(TABLES.all())
                .hasSizeGreaterThan(60)
                .allSatisfy(row -> assertThat(row.source()).isNotBlank());
        assertThat(TABLES.stale(java.time.YearMonth.of(2026, 11))).isEmpty();
        assertThat(TABLES.stale(java.time.YearMonth.of(2027, 11))).isNotEmpty();
    }
}
