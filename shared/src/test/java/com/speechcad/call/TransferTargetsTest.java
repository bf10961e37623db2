package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Flows;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.TransferTargets;
import com.speechcad.lawful.TransferTargets.Bar;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A published flow transfers only where it may at the moment of the call. */
class TransferTargetsTest {
    private static final PhoneNumber DESK = new PhoneNumber("+14155550122");
    private static final PhoneNumber LONDON = new PhoneNumber("+442079460134");

    private final Strangers strangers = new Strangers();

    @AfterEach
    void stop() {
        strangers.close();
    }

    @Test
    void nobody_is_rung_for_a_transfer_to_what_was_once_the_callers_own_number() {
        var own = new PhoneNumber("+14155550101");
        transfersTo(own);
        var attempt = strangers.planned(Strangers.BEA);
        in(() -> strangers.app.get(Users.class).setOwnNumber(strangers.ana.user, new PhoneNumber("+14155550105")));

        strangers.ana.isDialled();

        assertThat(strangers.provider.orders).isEmpty();
        assertThat(strangers.found(attempt).state()).isEqualTo(AttemptState.REFUSED);
        assertThat(strangers.found(attempt).reason()).contains(EndReason.NOT_ALLOWED.word());
        assertThat(bar(own)).contains(Bar.TRANSFER_NOT_OWN);
    }

    @Test
    void a_number_that_somebody_else_shared_later_is_no_own_one() {
        var own = new PhoneNumber("+14155550101");
        assertThat(bar(own)).isEmpty();
        strangers.app.clock().advance(Duration.ofSeconds(1));
        in(() -> {
            var users = strangers.app.get(Users.class);
            users.setOwnNumber(users.meet(7_700, Optional.empty()).id(), own);
        });

        assertThat(bar(own)).contains(Bar.TRANSFER_NOT_OWN);
    }

    @Test
    void a_caller_id_that_was_taken_back_a_number_that_said_no_to_all_and_a_closed_country_bar_a_transfer() {
        assign(DESK);
        assertThat(bar(DESK)).isEmpty();
        in(() -> strangers
                .app
                .sql()
                .of("update caller_id set business_id = null where number = :number")
                .with("number", DESK)
                .update());
        assertThat(bar(DESK)).contains(Bar.TRANSFER_NOT_OWN);

        var own = new PhoneNumber("+14155550101");
        assertThat(bar(own)).isEmpty();
        in(() -> strangers
                .app
                .sql()
                .of("insert into do_not_call_wide (number, source, since) values (:number, 'OPERATOR', :now)")
                .with("number", own)
                .with("now", strangers.app.clock().instant())
                .update());
        assertThat(bar(own)).contains(Bar.TRANSFER_DO_NOT_CALL);

        assign(LONDON);
        assertThat(bar(LONDON)).contains(Bar.TRANSFER_COUNTRY_CLOSED);
        in(() -> strangers.app.get(Users.class).setOwnNumber(strangers.ana.user, LONDON));
        assertThat(bar(LONDON)).as("one's own number may be rung anywhere").isEmpty();
    }

    private Optional<Bar> bar(PhoneNumber to) {
        return strangers.ana.in(() ->
                strangers.app.get(TransferTargets.class).bar(strangers.ana.user, strangers.ana.business, List.of(to)));
    }

    private void assign(PhoneNumber number) {
        in(() -> strangers
                .app
                .sql()
                .of(
                        "insert into caller_id (number, business_id, present, seen_at) values (:number, :business, true, :now)")
                .with("number", number)
                .with("business", strangers.ana.business)
                .with("now", strangers.app.clock().instant())
                .update());
    }

    private void transfersTo(PhoneNumber number) {
        in(() -> {
            var flow = strangers
                    .app
                    .get(Flows.class)
                    .create(strangers.ana.user, "Appointment", Language.EN)
                    .orElseThrow();
            strangers
                    .app
                    .sql()
                    .of("""
                    insert into flow_version (id, flow_id, number, name, language, definition, digest, state, agent_id,
                      agent_version, created_at, transfers)
                    select :id, id, 3, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 3, updated_at, array[:number]
                    from flow where id = :flow""")
                    .with("id", new UUID(0, 7))
                    .with("number", number)
                    .with("flow", flow.value())
                    .update();
        });
    }

    private void in(Runnable work) {
        strangers.ana.in(() -> {
            work.run();
            return true;
        });
    }
}
