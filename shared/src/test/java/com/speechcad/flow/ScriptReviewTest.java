package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.flow.DecideReview.Decision;
import com.speechcad.flow.DecideReview.Outcome;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits for an admin, what an admin may decide, and what is remembered. */
class ScriptReviewTest {
    private static final String CLAIM = "Hello, this is Chase calling about your visit.";
    private static final String DEMAND = "Please tell us your PIN.";

    private final TestApp app = TestApp.start();
    private final Users users = app.get(Users.class);
    private final Flows flows = app.get(Flows.class);
    private final ScriptReviews reviews = app.get(ScriptReviews.class);
    private final DecideReview decide = app.get(DecideReview.class);
    private final UserId owner = person(701);
    private final UserId admin = admin(702);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void publishing_waits_for_an_admin_and_goes_on_by_itself_once_approved() {
        var flow = flow(CLAIM);

        var review = asked(publish(flow));
        assertThat(review.flags())
                .singleElement()
                .satisfies(flag -> assertThat(flag.sentence()).isEqualTo(CLAIM));
        assertThat(review.dueAt()).isEqualTo(app.clock().instant().plus(Duration.ofHours(24)));
        assertThat(versions(flow)).isEmpty();
        assertThat(app.messenger().last()).contains("has to be looked at");

        assertThat(decide(review, Decision.APPROVE)).isEqualTo(Outcome.DONE);

        assertThat(versions(flow)).hasSize(1);
        assertThat(toldOwner())
                .anySatisfy(said -> assertThat(said).contains("approved and is being published", "they are the bank"));
        assertThat(app.messenger().last()).contains("has to be looked at", "Approved");
        assertThat(in(() -> app.get(Audit.class).brokenLinks())).isZero();
        assertThat(in(() -> app.sql()
                        .of("select detail->>'reason' as reason from audit_log where action = 'script.decide'")
                        .list(row -> row.text("reason"))))
                .containsExactly("they are the bank");
    }

    @Test
    void unchanged_text_is_not_reviewed_again_and_changed_text_is() {
        var flow = flow(CLAIM);
        decide(asked(publish(flow)), Decision.APPROVE);

        edit(flow, draft -> draft.changing("s2", _ -> new Step.End("s2", "Have a nice day.")));
        assertThat(publish(flow)).isInstanceOf(PublishFlow.Outcome.Publishing.class);

        edit(flow, draft -> draft.changing("s1", step -> step.saying("This is the fraud team of Chase.")));
        assertThat(publish(flow)).isInstanceOf(PublishFlow.Outcome.InReview.class);
    }

    @Test
    void words_that_nobody_asks_about_any_more_leave_no_button_with_the_admins() {
        var flow = flow(CLAIM);
        asked(publish(flow));
        edit(flow, draft -> draft.changing("s1", step -> step.saying("This is the fraud team of Chase.")));
        asked(publish(flow));

        assertThat(app.messenger().shown(new ChatId(702)).values())
                .hasSize(2)
                .filteredOn(notice -> notice.rows().isEmpty())
                .singleElement()
                .satisfies(notice -> assertThat(notice.html()).contains("has to be looked at", "Replaced"));
    }

    @Test
    void what_one_owner_may_say_another_still_has_to_ask_for() {
        decide(asked(publish(flow(CLAIM))), Decision.APPROVE);
        var other = person(703);
        var theirs = flow(other, CLAIM);

        assertThat(in(() -> app.get(PublishFlow.class).publish(other, theirs)))
                .isInstanceOf(PublishFlow.Outcome.InReview.class);
    }

    @Test
    void a_refused_text_stays_refused_until_it_changes_or_an_appeal_succeeds() {
        var flow = flow(CLAIM);
        decide(asked(publish(flow)), Decision.REFUSE);

        assertThat(publish(flow))
                .isInstanceOfSatisfying(
                        PublishFlow.Outcome.Refused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::kind)
                                .containsExactly(Finding.Kind.SCRIPT_REFUSED));

        var appeal = in(() -> app.get(AskReview.class).appeal(owner, flow, "We are their agency."))
                .orElseThrow();
        assertThat(appeal.kind()).isEqualTo(ScriptReview.Kind.APPEAL);
        decide(appeal, Decision.APPROVE);
        assertThat(versions(flow)).hasSize(1);
    }

    @Test
    void a_blocked_script_is_never_published_whoever_decides_what() {
        var flow = flow(DEMAND);
        assertThat(publish(flow)).isInstanceOf(PublishFlow.Outcome.Refused.class);
        var appeal = in(() -> app.get(AskReview.class).appeal(owner, flow, "")).orElseThrow();

        assertThat(decide(appeal, Decision.APPROVE)).isEqualTo(Outcome.NEVER);
        assertThat(decide(appeal, Decision.RULE_WRONG)).isEqualTo(Outcome.DONE);

        assertThat(toldOwner()).anySatisfy(said -> assertThat(said).contains("our rule is mistaken"));
        assertThat(publish(flow)).isInstanceOf(PublishFlow.Outcome.Refused.class);
        assertThat(versions(flow)).isEmpty();
        assertThat(in(() -> reviews.tally(app.clock().instant().minusSeconds(60)))
                        .wrong())
                .isEqualTo(1);
    }

    @Test
    void nobody_decides_about_their_own_script_and_nobody_without_a_reason() {
        in(() -> {
            users.makeAdmin(owner, true);
            return true;
        });
        var review = asked(publish(flow(CLAIM)));

        assertThat(in(() -> decide.decide(review.id(), owner, Decision.APPROVE, "it is mine")))
                .isEqualTo(Outcome.OWN);
        assertThat(in(() -> decide.decide(review.id(), admin, Decision.APPROVE, "ok")))
                .isEqualTo(Outcome.REASON);
        assertThat(decide(review, Decision.APPROVE)).isEqualTo(Outcome.DONE);
        assertThat(decide(review, Decision.REFUSE)).isEqualTo(Outcome.GONE);
    }

    @Test
    void a_script_that_changed_meanwhile_is_not_published_by_an_old_approval() {
        var flow = flow(CLAIM);
        var review = asked(publish(flow));
        edit(flow, draft -> draft.changing("s1", step -> step.saying("This is the police of Springfield.")));

        decide(review, Decision.APPROVE);

        assertThat(versions(flow)).isEmpty();
    }

    @Test
    void a_script_that_is_being_edited_is_approved_and_not_sent_out_half_done() {
        var flow = flow(CLAIM);
        var review = asked(publish(flow));
        edit(flow, draft -> draft.changing("s1", step -> step.saying("Hello, this is")));

        decide(review, Decision.APPROVE);

        assertThat(versions(flow)).isEmpty();
        assertThat(toldOwner())
                .anySatisfy(said -> assertThat(said).contains("approved"))
                .noneSatisfy(said -> assertThat(said).contains("is being published"));
    }

    /** Beside the admins' notices, which say what became of them. */
    private List<String> toldOwner() {
        return app.messenger().everything(new ChatId(701)).stream()
                .map(Outgoing::html)
                .toList();
    }

    private ScriptReview asked(PublishFlow.Outcome outcome) {
        assertThat(outcome).isInstanceOf(PublishFlow.Outcome.InReview.class);
        return ((PublishFlow.Outcome.InReview) outcome).review();
    }

    private Outcome decide(ScriptReview review, Decision decision) {
        return in(() -> decide.decide(review.id(), admin, decision, "they are the bank"));
    }

    private PublishFlow.Outcome publish(FlowId flow) {
        return in(() -> app.get(PublishFlow.class).publish(owner, flow));
    }

    private List<FlowVersion> versions(FlowId flow) {
        return in(() -> app.get(FlowVersions.class).of(owner, flow));
    }

    private FlowId flow(String says) {
        return flow(owner, says);
    }

    private FlowId flow(UserId of, String says) {
        return in(() -> {
            var id = flows.create(of, "Reminder", Language.EN).orElseThrow();
            flows.edit(
                    of,
                    id,
                    _ -> new Draft(List.of(
                            new Step.PlayMessage("s1", says, Optional.of("s2")), new Step.End("s2", "Goodbye."))));
            return id;
        });
    }

    private void edit(FlowId flow, java.util.function.UnaryOperator<Draft> change) {
        in(() -> {
            flows.edit(owner, flow, change);
            return true;
        });
    }

    private UserId admin(long telegram) {
        var id = person(telegram);
        in(() -> {
            users.makeAdmin(id, true);
            return true;
        });
        return id;
    }

    private UserId person(long telegram) {
        return in(() -> users.meet(telegram, Optional.of(Language.EN)).id());
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
