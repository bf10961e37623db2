package com.speechcad.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.AgreeOnParked;
import com.speechcad.billing.OperatorRequest.Kind;
import com.speechcad.billing.OperatorRequest.Order;
import com.speechcad.billing.OperatorRequest.Outcome;
import com.speechcad.billing.OperatorRequests;
import com.speechcad.billing.ParkedPayment.Decision;
import com.speechcad.billing.TopUpText;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.DecideLimits;
import com.speechcad.lawful.LimitRequest;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.support.AskSupport;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What several admins were asked: once one of them decided, the others' messages say so, and lead nowhere any more. */
class SeenToTest {
    private final TestApp app = TestApp.start();
    private final UserId olga = admin(7_001, "Olga", Language.EN);
    private final UserId pierre = admin(7_002, "Pierre", Language.FR);
    private final UserId ana = person(7_003, "Ana", Language.EN);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_question_that_another_admin_has_answered() {
        var ticket =
                in(() -> ((AskSupport.Outcome.Written) app.get(AskSupport.class).open(ana, "Why $0.02?")).ticket());
        assertThat(last(7_002).html()).contains("Why $0.02?");
        assertThat(last(7_002).rows()).isNotEmpty();

        in(() -> app.get(AskSupport.class).answer(olga, ticket, "A recording."));

        assertThat(last(7_002).html()).contains("Why $0.02?", "☑️ Réponse donnée · Olga · ");
        assertThat(last(7_002).rows()).isEmpty();
        assertThat(last(7_001).html()).contains("☑️ Answered · Olga · ");

        in(() -> app.get(AskSupport.class).add(ana, ticket, "And who recorded it?"));
        assertThat(last(7_002).html()).contains("And who recorded it?").doesNotContain("☑️");
        assertThat(last(7_002).rows()).isNotEmpty();
        in(() -> app.get(AskSupport.class).close(ana, ticket));
        assertThat(last(7_002).html())
                .contains("And who recorded it?", "☑️ Clôturé · ")
                .doesNotContain("Olga");
    }

    @Test
    void a_request_for_limits_that_another_admin_has_granted_or_the_person_took_back() {
        var business = in(() -> app.get(Businesses.class).of(ana).id());
        var wish = new LimitRequest.Wish(Business.Tier.T1, "Ana's Shop", "reminders", "a register", Optional.empty());
        in(() -> app.get(LimitRequests.class).ask(ana, business, wish));
        var first = in(() -> app.get(LimitRequests.class).newest(business)).orElseThrow();
        in(() -> app.get(DecideLimits.class).decide(olga, first.id(), false, "nothing shows that it is yours"));

        assertThat(last(7_002).html()).contains("Ana's Shop", "☑️ Refusé · Olga · ");
        assertThat(last(7_002).rows()).isEmpty();

        in(() -> app.get(LimitRequests.class).ask(ana, business, wish));
        var second = in(() -> app.get(LimitRequests.class).newest(business)).orElseThrow();
        in(() -> app.get(LimitRequests.class).withdraw(business, second.id()));
        assertThat(last(7_002).html()).contains("☑️ Retiré · ");
    }

    @Test
    void money_that_two_others_have_agreed_about() {
        admin(7_004, "Quin", Language.EN);
        app.clock().advance(Duration.ofDays(2));
        var order = new Order(Kind.CREDIT, ana, Money.dollars(90), Optional.empty(), "goodwill");
        var waits = (Outcome.Waits) in(() -> app.get(OperatorRequests.class).ask(olga, order));
        assertThat(last(7_004).rows()).isNotEmpty();

        in(() -> app.get(OperatorRequests.class).approve(waits.id(), pierre));

        assertThat(last(7_004).html()).contains("☑️ Done · Pierre · ");
        assertThat(last(7_004).rows()).isEmpty();
    }

    @Test
    void a_parked_payment_that_another_admin_has_decided_about() {
        var id = in(() -> app.sql().of("""
                        insert into parked_payment (fact, reason, payment_id, coin, created_at)
                        values ('door x', 'UNCLAIMED', 'pay_1', 'BTC', :now) returning id""").with("now", app.clock().instant()).only(row -> row.number("id")));
        in(() -> {
            app.get(Alarms.class)
                    .raise(
                            "parked-payment:" + id + " UNCLAIMED",
                            Text.text(TopUpText.PARKED_LOOK),
                            Button.open(Text.text(TopUpText.PARKED_LOOK), "parked.item", Long.toString(id)));
            return true;
        });
        app.clock().advance(Duration.ofDays(2));
        in(() -> app.get(AgreeOnParked.class).decide(id, olga, new Decision.Reject(), "not ours"));
        assertThat(last(7_002).rows()).as("he is asked to agree").isNotEmpty();

        var asked = in(() -> app.get(AgreeOnParked.class).asked(id)).orElseThrow();
        in(() -> app.get(AgreeOnParked.class).agree(id, pierre, asked));

        assertThat(app.messenger().shown(new ChatId(7_002)).values())
                .filteredOn(message -> !message.rows().isEmpty())
                .as("nothing is left to press")
                .isEmpty();
        assertThat(said(7_002)).anyMatch(said -> said.contains("☑️ Refusé · Olga · "));
        assertThat(said(7_002)).as("who agreed").anyMatch(said -> said.contains("☑️ Approuvé · Pierre · "));
    }

    private List<String> said(long telegram) {
        return app.messenger().shown(new ChatId(telegram)).values().stream()
                .map(Outgoing::html)
                .toList();
    }

    private UserId admin(long telegram, String name, Language language) {
        var id = person(telegram, name, language);
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(id, true));
        return id;
    }

    private UserId person(long telegram, String name, Language language) {
        return in(() -> {
            var users = app.get(Users.class);
            var id = users.meet(telegram, Optional.empty()).id();
            users.rename(id, name);
            users.choose(id, language);
            return id;
        });
    }

    private Outgoing last(long telegram) {
        return List.copyOf(app.messenger().shown(new ChatId(telegram)).values()).getLast();
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
