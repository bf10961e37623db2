package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.OperatorRequest;
import com.speechcad.billing.ParkedHandler;
import com.speechcad.billing.PaymentNews;
import com.speechcad.billing.SubscriptionEvent;
import com.speechcad.provider.dynopay.DynopayEvents;
import com.speechcad.provider.dynopay.DynopayLetter;
import com.speechcad.provider.dynopay.PaymentNotice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No kind of what can happen to money is in none of the sagas that are broken at every point. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SagasTest {
    private final World world = new World(false);

    @BeforeAll
    void every_saga_comes_to_its_end() {
        var run = new CrashRun(world);
        for (var saga : Sagas.all()) {
            assertThat(run.undisturbed(saga).open()).as(saga.name()).isEmpty();
        }
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void whatever_can_happen_to_a_plan_happens() {
        assertThat(kinds("select distinct kind from subscription_event"))
                .containsExactlyInAnyOrderElementsOf(names(SubscriptionEvent.values()));
    }

    @Test
    void whatever_the_provider_can_say_of_a_payment_is_said() {
        assertThat(kinds("select distinct word as kind from top_up_news where source = 'SEALED'"))
                .containsExactlyInAnyOrderElementsOf(names(PaymentNews.Kind.values()));
    }

    @Test
    void whatever_an_operator_can_ask_for_is_done_alone_and_by_two() {
        var all = names(OperatorRequest.Kind.values());
        assertThat(kinds("select distinct kind from operator_request where state = 'DONE' and not takes_two"))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(kinds("select distinct kind from operator_request where state = 'DONE' and takes_two"))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(kinds("select distinct sent as kind from operator_request where sent is not null"))
                .containsExactlyInAnyOrder("PAID", "TAKEN_BACK");
    }

    @Test
    void whatever_can_be_stopped_is_stopped_and_decided() {
        assertThat(kinds("select distinct kind from parked_operation where state = 'RELEASED'"))
                .containsExactlyInAnyOrderElementsOf(world.app.all(ParkedHandler.class).stream()
                        .map(ParkedHandler::kind)
                        .toList());
        assertThat(kinds("select distinct kind from parked_operation where state = 'OPEN'"))
                .isEmpty();
    }

    @Test
    void what_is_parked_is_credited_and_reversed() {
        assertThat(kinds("select distinct state as kind from parked_payment")).contains("CREDITED", "REVERSED");
    }

    @Test
    void our_reader_knows_no_event_of_the_payment_provider_that_is_not_among_ours() {
        var reader = world.app.get(DynopayEvents.class);
        var read = DynopayLetters.EVENTS.stream()
                .map(event -> reader.read(DynopayLetters.body(event, new UUID(0, 1), "100", "0xfeed", world.now())))
                .toList();

        assertThat(read.stream().map(SagasTest::event).flatMap(Optional::stream).distinct())
                .containsExactlyInAnyOrder(PaymentNotice.Event.values());
        assertThat(read).contains(new DynopayLetter.Other(DynopayLetters.TEST));
    }

    private static Optional<PaymentNotice.Event> event(DynopayLetter letter) {
        return letter instanceof PaymentNotice notice ? Optional.of(notice.event()) : Optional.empty();
    }

    private List<String> kinds(String query) {
        return world.in(() -> world.app.sql().of(query).list(row -> row.text("kind")));
    }

    private static List<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).toList();
    }
}
