package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.LiftOptOuts;
import com.speechcad.lawful.ShareNumber;
import com.speechcad.lawful.Stage;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a business can show somebody who complains about its calls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumberEvidenceTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final PhoneNumber BEA = new PhoneNumber("+14155550172");

    private final TestApp app = TestApp.start();
    private final UserId user = inTenant(() -> person(71));
    private final BusinessId business =
            inTenant(() -> app.get(Businesses.class).of(user).id());

    @BeforeEach
    void at_noon() {
        app.clock().set(NOON);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void says_when_and_how_somebody_opted_out_and_when_they_took_it_back() {
        inTenant(() -> {
            var list = app.get(DoNotCall.class);
            list.add(business, BEA, DoNotCall.Source.KEY, NOON);
            list.addForAll("user:1", BEA, DoNotCall.Source.BOT, NOON.plusSeconds(3600));
            list.addEverywhere("telegram:7", BEA, DoNotCall.Source.OPERATOR, NOON.plusSeconds(7200));
            return true;
        });
        assertThat(evidence())
                .containsPattern("from this business at Nov 24, 2026, 12:00.PM\\. How: key 9\\.\n")
                .containsPattern("from everybody here at Nov 24, 2026, 1:00.PM\\. How: added here\\.\n")
                .containsPattern("of the platform at Nov 24, 2026, 2:00.PM\\. How: added by support\\.\n");

        app.clock().set(NOON.plus(Duration.ofHours(3)));
        inTenant(() -> {
            var bea = person(72);
            app.get(ShareNumber.class).share(bea, BEA);
            return app.get(LiftOptOuts.class).liftEverywhere(bea, app.clock().instant());
        });
        assertThat(evidence())
                .containsPattern("key 9\\. The number’s owner allowed calls again at Nov 24, 2026, 3:00.PM");
    }

    @Test
    void has_the_newest_calls_and_says_that_older_ones_are_left_out() {
        var number = new PhoneNumber("+14155550173");
        called(number, 1001, AttemptState.ENDED, null);

        assertThat(evidence(number, Language.EN))
                .contains("“call no. 1001”", "“call no. 2”", "these are the newest 1,000")
                .doesNotContain("“call no. 1”");
    }

    @Test
    void a_word_of_the_provider_that_is_not_known_here_stands_as_it_was_said() {
        var number = new PhoneNumber("+14155550174");
        called(number, 1, AttemptState.ENDED, "a_word_of_next_year");

        assertThat(evidence(number, Language.EN)).contains("a_word_of_next_year");
    }

    /** A complaint is answered in the reader's language: whoever reads the file knows none of the database's codes. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void says_in_words_how_calls_went_and_what_was_decided(Language language) {
        var number = new PhoneNumber("+1415555018" + List.of(Language.values()).indexOf(language));
        for (var state : AttemptState.values()) {
            called(number, 1, state, "user_hangup");
        }
        for (var stage : Stage.values()) {
            decided(number, stage);
        }

        assertThat(evidence(number, language).lines().filter(line -> line.contains(" · ")))
                .hasSize(AttemptState.values().length + 3 * Stage.values().length)
                .doesNotHaveDuplicates()
                .noneMatch(line -> line.matches(".*([A-Z]_?){4,}.*|.*user_hangup.*"));
    }

    @Test
    void a_decision_is_told_by_its_rules_words_and_a_quote_has_no_case() {
        var number = new PhoneNumber("+14155550189");
        decided(number, Stage.QUOTE, "DEFAULT-window", "quote:user:1");
        decided(number, Stage.DIAL, "NO-CONSENT", "attempt-7");

        assertThat(evidence(number, Language.ZH))
                .contains("报价时判定：须等待 · “当地现在不是允许来电的时段。” · 规则编号 DEFAULT-window\n")
                .contains("“该号码没有同意记录", " · 规则编号 NO-CONSENT · attempt-7\n")
                .doesNotContain("quote:user");
    }

    /** That many calls to the number, a minute apart. */
    private void called(PhoneNumber number, int many, AttemptState state, @Nullable String reason) {
        inTenant(() -> {
            app.sql()
                    .of("insert into provider_account (provider) values ('retell') on conflict do nothing")
                    .update();
            return app.sql()
                    .of("""
                            insert into attempt (id, user_id, business_id, account_id, nonce, kind, to_number, from_number,
                              recording, flow_version_id, flow_name, flow_number, agent_id, agent_version, typed_input,
                              most_micros, most_seconds, price_version, state, reason, planned_at, due_at, dialled_at)
                            select gen_random_uuid(), :user, :business, 1, gen_random_uuid()::text, 'SINGLE', :to, :to,
                              false, gen_random_uuid(), 'call no. ' || n, 1, 'a', 1, false, 0, 60, 1,
                              :state, :reason, at, at, at
                            from generate_series(1, :many) n, lateral (select :now::timestamptz + n * interval '1 minute' as at)""")
                    .with("user", user)
                    .with("business", business)
                    .with("to", number)
                    .with("many", many)
                    .with("state", state.name())
                    .with("reason", reason)
                    .with("now", NOON)
                    .update();
        });
    }

    /** Each of the gate's answers once. */
    private void decided(PhoneNumber number, Stage stage) {
        decided(number, stage, "r", "x");
    }

    private void decided(PhoneNumber number, Stage stage, String rule, String subject) {
        inTenant(() -> app.sql()
                .of("""
                        select gate_record(:at, 'user:1', 'gate', 'a number', '{}'::jsonb, :business, :stage,
                          array_fill(:subject::text, '{3}'), array_fill(:to::text, '{3}'), '{ALLOW,WAIT,EXCLUDE}',
                          array_fill(:rule::text, '{3}'), '{null,null,null}',
                          null)""")
                .with("at", NOON)
                .with("business", business)
                .with("stage", stage.name())
                .with("rule", rule)
                .with("subject", subject)
                .with("to", number)
                .only(_ -> true));
    }

    private String evidence() {
        return evidence(BEA, Language.EN);
    }

    private String evidence(PhoneNumber number, Language language) {
        return inTenant(() -> app.get(NumberEvidence.class).of(business, number, Reader.of(language)));
    }

    private UserId person(long telegram) {
        return app.get(Users.class).meet(telegram, Optional.empty()).id();
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
