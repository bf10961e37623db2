package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Audit;
import com.speechcad.db.Later;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryChecksTest {
    private final TestApp app = TestApp.start();
    private final UserId user = app.tx()
            .call(
                    TestApp.TENANT,
                    () -> app.get(Users.class).meet(1, Optional.empty()).id());
    private final BusinessId business = app.tx()
            .call(TestApp.TENANT, () -> app.get(Businesses.class).of(user).id());

    @BeforeEach
    void after_the_checks() {
        app.clock().set(Instant.parse("2026-11-26T12:00:00Z"));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest(name = "checked on {0} in {1}, added at {2}: {3}")
    @CsvSource({
        "2026-11-24, Asia/Kolkata, 2026-11-24T18:29:59Z, true",
        // Half past midnight in Kolkata, on the next day.
        "2026-11-24, Asia/Kolkata, 2026-11-24T19:00:00Z, false",
        "2026-11-24, Asia/Kolkata, 2026-11-24T18:30:00Z, false",
        "2026-11-24, UTC, 2026-11-24T23:59:59Z, true",
        "2026-11-24, UTC, 2026-11-25T00:00:00Z, false",
        // Seven in the evening in New York, six in the evening in Honolulu, and tomorrow for UTC.
        "2026-11-24, America/New_York, 2026-11-25T00:00:00Z, true",
        "2026-11-24, Pacific/Honolulu, 2026-11-25T04:00:00Z, true",
        "2026-11-24, America/New_York, 2026-11-25T05:00:00Z, false",
        "2026-11-23, America/New_York, 2026-11-24T18:00:00Z, false",
    })
    void a_check_covers_whoever_was_added_by_the_end_of_its_day_where_it_was_said(
            LocalDate checked, ZoneId zone, Instant added, boolean covers) {
        attested(zone, checked);

        assertThat(wasFresh(added)).isEqualTo(covers);
    }

    @Test
    void whoever_moves_on_has_not_checked_any_other_day() {
        attested(ZoneId.of("Asia/Kolkata"), LocalDate.of(2026, 11, 24));
        lives(ZoneId.of("Pacific/Honolulu"));

        assertThat(wasFresh(Instant.parse("2026-11-24T19:00:00Z"))).isFalse();
    }

    @Test
    void the_day_of_a_check_that_was_said_before_zones_counted_is_over_where_it_is_over_first() {
        attested(ZoneId.of("America/New_York"), LocalDate.of(2026, 11, 24));
        app.database().admin("update registry_check set day_over_at = null");

        assertThat(wasFresh(Instant.parse("2026-11-24T09:59:59Z"))).isTrue();
        assertThat(wasFresh(Instant.parse("2026-11-24T10:00:00Z"))).isFalse();
    }

    @ParameterizedTest(name = "said at {0} in {1} of {2}: {3}")
    @CsvSource({
        // Eight in the evening, and the next day for UTC.
        "2026-11-25T06:00:00Z, Pacific/Honolulu, 2026-11-24, true",
        "2026-11-25T06:00:00Z, Pacific/Honolulu, 2026-11-25, false",
        // Eight in the morning, and the day before for UTC.
        "2026-11-24T19:00:00Z, Pacific/Auckland, 2026-11-25, true",
        "2026-11-24T19:00:00Z, Pacific/Auckland, 2026-11-26, false",
    })
    void a_day_that_is_still_to_come_where_they_live_was_no_day_of_a_check(
            Instant now, ZoneId zone, LocalDate day, boolean counts) {
        app.database().admin("delete from registry_check");
        app.clock().set(now);

        assertThat(attested(zone, day)).isEqualTo(counts);

        assertThat(app.tx()
                        .call(TestApp.TENANT, () -> checks(Optional.empty()).of(business, "US"))
                        .map(RegistryChecks.Check::on))
                .isEqualTo(Optional.of(day).filter(_ -> counts));
    }

    @ParameterizedTest(name = "said in {0} of the 24th, then by a version of before of {1}: over at {2}")
    @CsvSource({
        "America/New_York, 2026-11-25, 2026-11-25T10:00:00Z",
        "Asia/Kolkata, 2026-11-25, 2026-11-25T10:00:00Z",
        "America/New_York, 2026-11-23, 2026-11-23T10:00:00Z",
        // Over where a day is over first, or last: those are believed.
        "Pacific/Kiritimati, 2026-11-24, 2026-11-24T10:00:00Z",
        "Etc/GMT+12, 2026-11-24, 2026-11-25T12:00:00Z",
    })
    void an_end_that_the_day_of_a_check_has_nowhere_is_not_believed(ZoneId zone, LocalDate moved, Instant over) {
        attested(zone, LocalDate.of(2026, 11, 24));
        app.database().admin("update registry_check set checked_on = '" + moved + "'");

        assertThat(wasFresh(over.minusMillis(1))).isTrue();
        assertThat(wasFresh(over)).isFalse();
    }

    private boolean attested(ZoneId zone, LocalDate on) {
        lives(zone);
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> checks(Optional.empty())
                                .attest(user, business, "US", new RegistryChecks.Check("SAN-1", on)));
    }

    private void lives(ZoneId zone) {
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).move(user, zone));
    }

    private boolean wasFresh(Instant added) {
        return app.tx().call(TestApp.TENANT, () -> {
            var registry = app.get(RuleTables.class).table("registries").stream()
                    .filter(row -> row.place().equals("US"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            return checks(Optional.of(added))
                    .wasFresh(business, registry, new UUID(0, 1), Instant.parse("2026-11-26T12:00:00Z"));
        });
    }

    /** As of campaigns whose last contact was added then. */
    private RegistryChecks checks(Optional<Instant> added) {
        return new RegistryChecks(
                app.sql(),
                app.get(Users.class),
                app.get(RuleTables.class),
                _ -> Later.of(added),
                app.get(Audit.class),
                app.clock());
    }
}
