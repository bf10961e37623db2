package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.db.Jobs;
import com.speechcad.db.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Letters that the provider is to write again, at its own pace, and for as long as they could say something. */
class ResendLetterTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final FakePayments provider = new FakePayments();
    private final TestApp app = TestApp.with(provider);
    private final Payer ana = new Payer(app);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void those_of_a_second_page_wait_behind_those_of_the_first() {
        var topUp = ana.tops(25);
        wants(topUp, 0, 30);
        wants(topUp, 30, 60);

        var aMinute = new ArrayList<Integer>();
        for (int minute = 0; minute < 6; minute++) {
            aMinute.add(sentAfter(A_MINUTE));
        }

        assertThat(aMinute).allMatch(sent -> sent <= 11);
        assertThat(provider.resent).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void those_that_are_told_to_wait_do_not_come_back_at_one_instant() {
        var topUp = ana.tops(25);
        wants(topUp, 0, 20);
        app.clock().advance(Duration.ofMinutes(2));
        provider.slow = Optional.of(A_MINUTE);
        assertThat(sentAfter(Duration.ZERO)).isZero();

        provider.slow = Optional.empty();
        assertThat(sentAfter(A_MINUTE)).isLessThan(5);
        IntStream.range(0, 12)
                .forEach(_ -> assertThat(sentAfter(Duration.ofSeconds(5))).isLessThan(10));
        assertThat(provider.resent).hasSize(20);
    }

    @Test
    void a_letter_about_money_that_is_credited_by_now_is_not_asked_for() {
        var topUp = ana.tops(25);
        provider.isDown = true;
        wants(topUp, 0, 1);
        sentAfter(Duration.ZERO);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.isDown = false;

        sentAfter(Duration.ofHours(1));

        assertThat(provider.resent).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void after_two_weeks_nobody_is_asked_any_more() {
        var topUp = ana.tops(25);
        provider.isDown = true;
        wants(topUp, 0, 1);
        sentAfter(Duration.ZERO);
        sentAfter(Duration.ofDays(13));
        assertThat(waiting()).isOne();

        sentAfter(Duration.ofDays(2));

        assertThat(waiting()).isZero();
        assertThat(provider.resent).isEmpty();
    }

    private void wants(UUID topUp, int from, int to) {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(ResendLetter.class)
                                .ask(IntStream.range(from, to)
                                        .mapToObj(n -> new ResendLetter.Wanted("letter-" + n, topUp))
                                        .toList()));
    }

    /** How many more were written again. */
    private int sentAfter(Duration time) {
        var before = provider.resent.size();
        app.clock().advance(time);
        Payer.runJobs(app);
        return provider.resent.size() - before;
    }

    private int waiting() {
        return app.tx().call(TestApp.TENANT, () -> app.get(Jobs.class).waiting(ResendLetter.JOB, ""));
    }
}
