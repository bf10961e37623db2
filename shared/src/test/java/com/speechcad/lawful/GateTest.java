package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class GateTest {
    private static final PhoneNumber MINE = new PhoneNumber("+14155550101");
    private static final PhoneNumber STRANGER = new PhoneNumber("+14155550102");
    private static final PhoneNumber PLATFORM = new PhoneNumber("+14155550100");

    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", PLATFORM.e164()));
    private final UserId user =
            inTenant(() -> app.get(Users.class).meet(501, Optional.empty()).id());
    private final BusinessId business =
            inTenant(() -> app.get(Businesses.class).of(user).id());

    @BeforeEach
    void my_number() {
        inTenant(() -> {
            app.get(Users.class).setOwnNumber(user, MINE);
            return true;
        });
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void ones_own_number_may_be_called() {
        assertThat(ask(MINE, PLATFORM)).isEqualTo(new Decision.Allow(Rule.SELF_CALL));
    }

    @Test
    void nobody_elses_number_may_be_called() {
        assertThat(ask(STRANGER, PLATFORM)).isEqualTo(new Decision.Exclude(Rule.NOT_OWN_NUMBER));
    }

    @ParameterizedTest
    @EnumSource(Business.Tier.class)
    void no_tier_opens_a_strangers_number(Business.Tier tier) {
        inTenant(() -> {
            app.get(Businesses.class).setTier(business, tier);
            return true;
        });

        assertThat(ask(STRANGER, PLATFORM)).isInstanceOf(Decision.Exclude.class);
    }

    @Test
    void a_caller_id_of_somebody_else_cannot_be_shown() {
        assertThat(ask(MINE, STRANGER)).isEqualTo(new Decision.Exclude(Rule.CALLER_ID_NOT_YOURS));
    }

    @Test
    void an_opt_out_holds_until_the_numbers_owner_lifts_it() {
        var doNotCall = app.get(DoNotCall.class);
        app.clock().advance(Duration.ofMinutes(1));
        var saidAt = app.clock().instant();
        inTenant(() -> {
            doNotCall.add(business, MINE, DoNotCall.Source.KEY, saidAt);
            return true;
        });
        assertThat(ask(MINE, PLATFORM)).isEqualTo(new Decision.Exclude(Rule.DO_NOT_CALL));

        app.clock().advance(Duration.ofMinutes(1));
        assertThat(inTenant(() -> app.get(LiftOptOuts.class)
                        .lift(user, business, app.clock().instant())))
                .as("whose number it is by now nobody knows")
                .isFalse();
        inTenant(() -> {
            app.get(ShareNumber.class).share(user, MINE);
            return true;
        });
        assertThat(inTenant(() -> app.get(LiftOptOuts.class)
                        .lift(user, business, app.clock().instant())))
                .isTrue();
        assertThat(ask(MINE, PLATFORM)).isInstanceOf(Decision.Allow.class);

        // The provider repeats the old call's end: its opt-out was lifted since.
        inTenant(() -> {
            doNotCall.add(business, MINE, DoNotCall.Source.KEY, saidAt);
            return true;
        });
        assertThat(ask(MINE, PLATFORM)).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void under_a_precaution_a_campaigns_row_waits_for_half_an_hour_and_is_left_out_after_that() {
        var doNotCall = app.get(DoNotCall.class);
        var over = app.clock().instant();
        inTenant(() -> {
            doNotCall.addPrecaution(business, MINE, over);
            return true;
        });
        var until = over.plus(Duration.ofMinutes(30));

        assertThat(askForCampaign(MINE))
                .isInstanceOfSatisfying(
                        Decision.Wait.class, wait -> assertThat(wait.until()).isBetween(until.minusMillis(1), until))
                .extracting(Decision::rule)
                .isEqualTo(Rule.DO_NOT_CALL_UNHEARD);
        assertThat(ask(MINE, PLATFORM)).isEqualTo(new Decision.Exclude(Rule.DO_NOT_CALL_UNHEARD));
        assertThat(inTenant(() -> app.get(SaidNo.class).among(business, List.of(MINE.e164()))))
                .as("a list may bring it")
                .isEmpty();

        app.clock().advance(Duration.ofMinutes(30));
        assertThat(askForCampaign(MINE)).isEqualTo(new Decision.Exclude(Rule.DO_NOT_CALL_UNHEARD));

        inTenant(() -> {
            doNotCall.add(business, MINE, DoNotCall.Source.KEY, over);
            return true;
        });
        assertThat(askForCampaign(MINE)).isEqualTo(new Decision.Exclude(Rule.DO_NOT_CALL));
        assertThat(inTenant(() -> app.get(SaidNo.class).among(business, List.of(MINE.e164()))))
                .containsExactly(MINE.e164());
    }

    @Test
    void every_answer_is_audited_without_the_full_number() {
        ask(STRANGER, PLATFORM);

        var entry = inTenant(() -> app.sql()
                .of("select action || ' ' || detail::text as said from audit_log order by seq desc limit 1")
                .only(row -> row.text("said")));
        assertThat(entry)
                .contains(
                        "gate.dial", "NOT-OWN-NUMBER", app.get(RuleTables.class).version())
                .doesNotContain("4155550102");
        assertThat(inTenant(() -> app.get(Audit.class).brokenLinks())).isZero();
    }

    @Test
    void an_exclusion_is_one_figure_by_its_rule_and_anything_else_is_none() {
        var said = figuresWhile(() -> {
            ask(MINE, PLATFORM);
            inTenant(() -> app.get(Gate.class).explain(calling(PLATFORM).to(STRANGER, Basis.PLAIN)));
        });
        assertThat(said).isEmpty();

        assertThat(figuresWhile(() -> ask(STRANGER, PLATFORM)))
                .singleElement()
                .asString()
                .contains("\"By\":\"not-own-number\",\"RefusedByRule\":1}")
                .doesNotContain("4155550102");
    }

    @Test
    void many_rows_are_one_figure_a_rule_with_how_many_it_excluded() {
        var other = new PhoneNumber("+14155550103");
        var rows = List.of(row(MINE), row(STRANGER), row(other));
        inTenant(() -> {
            app.get(DoNotCall.class)
                    .add(business, MINE, DoNotCall.Source.KEY, app.clock().instant());
            return true;
        });

        var said = figuresWhile(() -> inTenant(
                () -> app.get(Gate.class).askAll(calling(PLATFORM), Basis.PLAIN, rows, Stage.DIAL, "campaign:test")));

        assertThat(said)
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("\"By\":\"not-own-number\",\"RefusedByRule\":2}"))
                .anySatisfy(line -> assertThat(line).contains("\"By\":\"do-not-call\",\"RefusedByRule\":1}"))
                .allSatisfy(line -> assertThat(line).doesNotContain("415555010", "campaign:test"));
    }

    private static Dial.Callee row(PhoneNumber to) {
        return new Dial.Callee(UUID.randomUUID(), to, Optional.empty());
    }

    private static List<String> figuresWhile(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger("figures");
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        logger.addAppender(heard);
        try {
            work.run();
        } finally {
            logger.detachAppender(heard);
        }
        return heard.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("RefusedByRule"))
                .toList();
    }

    private Dial.Calling calling(PhoneNumber callerId) {
        return Dial.Calling.of(user, business, callerId, Dial.Kind.SINGLE, Optional.empty());
    }

    private Decision askForCampaign(PhoneNumber to) {
        var calling = Dial.Calling.of(user, business, PLATFORM, Dial.Kind.BULK, Optional.empty());
        return inTenant(() -> app.get(Gate.class).ask(calling.to(to, Basis.PLAIN), Stage.DIAL, "attempt:test"));
    }

    private Decision ask(PhoneNumber to, PhoneNumber callerId) {
        return inTenant(() ->
                app.get(Gate.class).ask(calling(callerId).to(to, Basis.PLAIN), Stage.DIAL, "attempt:test"));
    }

    private <T> T inTenant(java.util.function.Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
