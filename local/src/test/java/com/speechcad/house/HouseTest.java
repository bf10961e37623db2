package com.speechcad.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The house as docs/adr/0001 draws it: every room on its floor, and nobody looks up. */
class HouseTest {
    private static final JavaClasses HOUSE = House.CLASSES;

    /** Those that speak with the world. */
    private static final Set<String> OUTSIDE = Set.of("provider", "fn", "local");

    /** From the ground up. A room may know the rooms before it, and no other. */
    private static final List<String> ROOMS = List.of(
            "kernel",
            "watch",
            "text",
            "db",
            "tenant",
            "wallet",
            "notify",
            "billing",
            "support",
            "flow",
            "lawful",
            "call",
            "campaign",
            "privacy",
            "provider",
            "dialog",
            "screen",
            "fn",
            "local");

    @Test
    void every_room_stands_on_a_floor() {
        assertThat(HOUSE.getPackage("com.speechcad").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrderElementsOf(ROOMS);
    }

    @Test
    void nothing_looks_up() {
        for (int room = 0; room < ROOMS.size() - 1; room++) {
            var above = ROOMS.subList(room + 1, ROOMS.size()).stream()
                    .map(name -> "com.speechcad." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("com.speechcad." + ROOMS.get(room) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .because("a room knows only what it stands on")
                    .check(HOUSE);
        }
    }

    @Test
    void no_two_rooms_lean_on_each_other() {
        slices().matching("com.speechcad.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void no_provider_knows_another_provider() {
        slices().matching("com.speechcad.provider.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void no_function_knows_another_function() {
        slices().matching("com.speechcad.fn.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void nobody_asks_the_wall_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.speechcad.local..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes in through Clock, so that a test can choose it")
                .check(HOUSE);
    }

    /** That of an enum, and so of every record with one in it, is another one in each process. */
    @Test
    void nobody_stores_a_hash_code_or_decides_by_one() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.speechcad.local..")
                .should()
                .callMethodWhere(describe(
                        "asks for a hashCode",
                        asked -> (asked.getName().equals("hashCode")
                                        || asked.getName().equals("identityHashCode")
                                        || (asked.getTargetOwner().isEquivalentTo(Objects.class)
                                                && asked.getName().equals("hash")))
                                // A switch over words asks for theirs, which is the same everywhere.
                                && !asked.getTargetOwner().isEquivalentTo(String.class)
                                && !asked.getOrigin().getName().equals("hashCode")))
                .because("a mark that is kept comes from a digest, such as DraftDigest")
                .check(HOUSE);
    }

    @Test
    void nobody_makes_up_ids_or_reads_the_environment() {
        noClasses()
                .that()
                .resideOutsideOfPackages("com.speechcad.local..", "com.speechcad.provider.secretsmanager..")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .accessField(System.class, "out")
                .because("chance and configuration come in through IdSource and the context")
                .check(HOUSE);
    }

    /** A test that chooses the bytes knows what comes out; and where chance comes from is looked up in one place. */
    @Test
    void nobody_makes_a_source_of_chance_but_the_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.speechcad.local..")
                .and()
                .doNotHaveFullyQualifiedName("com.speechcad.db.SourcesFactory")
                .should()
                .callConstructorWhere(describe(
                        "makes a source of chance",
                        made -> made.getTargetOwner().isAssignableTo(Random.class)))
                .orShould()
                .callMethodWhere(describe(
                        "looks one up",
                        asked -> asked.getTargetOwner().isEquivalentTo(SecureRandom.class)
                                && asked.getName().startsWith("getInstance")))
                .because("chance comes in as SecureRandom and IdSource")
                .check(HOUSE);
    }

    /** In whatever form: a function that sleeps is paid for. */
    @Test
    void nobody_sleeps() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.speechcad.local..")
                .and()
                // Before a snapshot, when nobody waits: the virtual machine's compilers say in no other way that they
                // are done.
                .doNotHaveFullyQualifiedName("com.speechcad.provider.lambda.Compilers")
                .and()
                // Somebody at a terminal waits for the doctor's answer, a few times a month, and a part of it is the
                // worker's.
                .doNotHaveFullyQualifiedName("com.speechcad.fn.cron.CheckServices")
                .should()
                .callMethodWhere(describe("sleeps", HouseTest::sleeps))
                .because("what has to wait is a job that is due later")
                .check(HOUSE);
    }

    private static boolean sleeps(JavaMethodCall asked) {
        var owner = asked.getTargetOwner();
        var name = asked.getName();
        return (owner.isEquivalentTo(Thread.class) && name.equals("sleep"))
                || (owner.isEquivalentTo(TimeUnit.class) && name.equals("sleep"))
                || (owner.isEquivalentTo(LockSupport.class) && name.startsWith("park"))
                || (owner.isEquivalentTo(Object.class) && name.equals("wait"));
    }

    @Test
    void only_the_outside_rooms_know_a_framework_for_http_or_aws() {
        var inside = ROOMS.stream()
                .filter(room -> !OUTSIDE.contains(room))
                .map(room -> "com.speechcad." + room + "..")
                .toArray(String[]::new);
        assertThat(inside).hasSizeGreaterThan(14);
        noClasses()
                .that()
                .resideInAnyPackage(inside)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "java.net.http..", "io.micronaut.http..")
                .because("the domain asks through its ports")
                .check(HOUSE);
    }

    /** From whichever door a call comes: the one who rings is ordered by the one who asked the gate in that transaction. */
    @Test
    void nobody_reaches_the_dialler_but_through_the_gate() {
        var call = "com.speechcad.call.";
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(call + "PlaceCall")
                .should()
                .callMethodWhere(describe(
                        "dials",
                        asked -> asked.getTargetOwner().getFullName().equals(call + "Dialer")
                                && asked.getName().equals("dial")))
                .because("only PlaceCall dials")
                .check(HOUSE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(call + "Dispatch")
                .should()
                .callMethodWhere(describe(
                        "places a call",
                        asked -> asked.getTargetOwner().getFullName().equals(call + "PlaceCall")
                                && asked.getName().equals("place")))
                .because("only the dispatcher has anything placed")
                .check(HOUSE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(call + "CommitDial")
                .and()
                .doNotHaveFullyQualifiedName(call + "Dialer$Order")
                .should()
                .callConstructorWhere(describe(
                        "makes an order",
                        made -> made.getTargetOwner().getFullName().equals(call + "Dialer$Order")))
                .because("an order is made by whoever the dispatcher's gate-keepers ask for it")
                .check(HOUSE);
        var askTheGate = List.of(call + "DialPlanned", call + "DialCandidate");
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(askTheGate.getFirst())
                .and()
                .doNotHaveFullyQualifiedName(askTheGate.getLast())
                .should()
                .callMethodWhere(describe(
                        "asks for an order",
                        asked -> asked.getTargetOwner().getFullName().equals(call + "CommitDial")
                                && asked.getName().equals("order")))
                .because("an order is asked for where the gate was asked")
                .check(HOUSE);
        assertThat(askTheGate)
                .allSatisfy(name -> assertThat(HOUSE.get(name).getMethodCallsFromSelf())
                        .as("whoever decides about a dial asks the gate: " + name)
                        .anyMatch(asked -> asked.getTargetOwner().getFullName().equals("com.speechcad.lawful.Gate")
                                && asked.getName().equals("ask")));
    }

    @Test
    void the_kernel_knows_no_framework() {
        noClasses()
                .that()
                .resideInAPackage("com.speechcad.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut..", "jakarta..", "java.sql..", "java.io..")
                .check(HOUSE);
    }

    @Test
    void every_package_says_that_null_is_marked() {
        var unmarked = HOUSE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(room -> !room.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked).isEmpty();
    }
}
