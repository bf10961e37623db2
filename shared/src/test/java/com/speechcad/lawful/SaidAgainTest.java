package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Overtaken;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall.Source;
import com.speechcad.tenant.Business.Tier;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A no that is said again counts from then on: whoever shared the number's contact before cannot take it back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaidAgainTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", GateWorld.SHOWN.e164()));
    private long people = 100;
    private GateWorld ana = new GateWorld(app, ++people, Tier.T1);
    private PhoneNumber number = ana.shown();

    @AfterAll
    void stop() {
        app.close();
    }

    @BeforeEach
    void somebody_new() {
        ana = new GateWorld(app, ++people, Tier.T1);
        number = new PhoneNumber("+14155550%03d".formatted(people));
        app.clock().set(FIRST);
    }

    @Test
    void on_no_list_it_is_lifted_by_a_contact_that_was_shared_before() {
        for (var list : lists()) {
            somebody_new();
            list.run();
            shares(FIRST.plus(DAY));
            app.clock().set(FIRST.plus(DAY.multipliedBy(20)));
            list.run();

            assertThat(in(() -> app.get(LiftOptOuts.class).liftEverywhere(ana.user, now())))
                    .isFalse();
            assertThat(in(() -> app.get(LiftOptOuts.class).lift(ana.user, ana.business, now())))
                    .isFalse();
            assertThat(standing().any()).isTrue();

            shares(FIRST.plus(DAY.multipliedBy(21)));
            assertThat(in(() -> app.get(LiftOptOuts.class).liftEverywhere(ana.user, now())))
                    .isTrue();
            assertThat(standing().any()).isFalse();
        }
    }

    @Test
    void the_evidence_has_when_it_was_said_first_and_when_last() {
        for (var list : lists()) {
            somebody_new();
            list.run();
            app.clock().set(FIRST.plus(DAY));
            list.run();
            list.run();

            assertThat(in(() -> app.get(OptOuts.class).of(ana.business, number)))
                    .singleElement()
                    .satisfies(said -> {
                        assertThat(said.since()).isEqualTo(FIRST);
                        assertThat(said.again()).contains(FIRST.plus(DAY));
                    });
        }
    }

    @Test
    void one_that_comes_while_another_is_lifted_stands() throws Exception {
        for (var list : lists()) {
            somebody_new();
            list.run();
            shares(FIRST.plus(DAY));
            app.clock().set(FIRST.plus(DAY.multipliedBy(2)));

            Overtaken.by(app, said(list), () -> app.get(LiftOptOuts.class).liftEverywhere(ana.user, now()));

            assertThat(standing().any()).isTrue();
        }
        somebody_new();
        lists().getFirst().run();
        shares(FIRST.plus(DAY));
        app.clock().set(FIRST.plus(DAY.multipliedBy(2)));
        assertThat(Overtaken.by(
                        app,
                        said(lists().getFirst()),
                        () -> app.get(LiftOptOuts.class).lift(ana.user, ana.business, now())))
                .isFalse();
        assertThat(standing().businesses()).isOne();
    }

    /** How somebody gets onto each of the three lists, now. */
    private List<Runnable> lists() {
        var list = app.get(DoNotCall.class);
        return List.of(
                () -> change(() -> list.add(ana.business, number, Source.KEY, now())),
                () -> change(() -> list.addForAll("user:1", number, Source.OPERATOR, now())),
                () -> change(() -> list.addEverywhere("telegram:7", number, Source.OPERATOR, now())));
    }

    /** In a transaction that is open, not at its end. */
    private Runnable said(Runnable list) {
        return () -> {
            list.run();
            assertThat(standing().any()).isTrue();
        };
    }

    private void shares(Instant at) {
        app.clock().set(at);
        change(() -> app.get(Users.class).setOwnNumber(ana.user, number));
    }

    private DoNotCall.Standing standing() {
        return in(() -> app.get(DoNotCall.class).standing(number));
    }

    private Instant now() {
        return app.clock().instant();
    }

    private void change(Runnable work) {
        app.tx().run(TestApp.TENANT, work);
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
