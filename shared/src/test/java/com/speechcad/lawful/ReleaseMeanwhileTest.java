package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Overtaken;
import com.speechcad.db.TestApp;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches.Release;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever makes their own second account an admin is not the two persons that release a stop, in whatever order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseMeanwhileTest {
    private final TestApp app = TestApp.start();
    private final String old = admin(901);
    private final String fresh = appointed(902);

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_new_admin_who_asks_at_the_same_moment_releases_nothing() throws Exception {
        var stop = thrown("11");

        var how = Overtaken.by(
                app, () -> switches().release(old, stop), () -> switches().release(fresh, stop));

        assertThat(how).isEqualTo(Release.TOO_NEW);
    }

    @Test
    void what_a_new_admin_asked_for_is_released_by_nobody_for_a_day() {
        var stop = thrown("12");
        assertThat(in(() -> switches().release(fresh, stop))).isEqualTo(Release.ASKED);

        assertThat(in(() -> switches().release(old, stop))).isEqualTo(Release.TOO_NEW);

        app.clock().advance(Duration.ofHours(24));
        assertThat(in(() -> switches().release(old, stop))).isEqualTo(Release.RELEASED);
        app.clock().advance(Duration.ofHours(-24));
    }

    private KillSwitches switches() {
        return app.get(KillSwitches.class);
    }

    private UUID thrown(String flow) {
        in(() -> switches().throwIt(old, Stop.FLOW, flow, "a complaint came in"));
        return in(switches()::thrown).stream()
                .filter(one -> one.subject().equals(flow))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String admin(long telegram) {
        return "user:"
                + in(() -> {
                            var met = app.get(Users.class).meet(telegram, Optional.empty());
                            app.get(Users.class).makeAdmin(met.id(), true);
                            return met.id();
                        })
                        .value();
    }

    private String appointed(long telegram) {
        return "user:"
                + in(() -> {
                            var met = app.get(Users.class).meet(telegram, Optional.empty());
                            app.get(Admins.class).appoint(met.id());
                            return met.id();
                        })
                        .value();
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
