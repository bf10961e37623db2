package com.speechcad.screen.walk;

import com.speechcad.dialog.Incoming;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Guests;
import com.speechcad.lawful.Invitations;
import com.speechcad.lawful.LimitRequest;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.lawful.RegistryChecks;
import com.speechcad.privacy.CloseAccount;
import com.speechcad.support.AskSupport;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Users;
import java.time.LocalDate;
import java.util.Optional;

/** Whom somebody knows here: guests, whoever invited them, those who answer their questions. */
final class Circle {
    private final Life life;
    private final Person person;
    private final Said said;

    Circle(Life life, Person person) {
        this.life = life;
        this.person = person;
        this.said = person.said();
    }

    /** One accepts, another has not answered yet. */
    void invites(Person guest, Person invited) {
        var code = life.in(() -> life.app.get(Invitations.class).code(person.business()));
        life.in(() -> life.app.get(Guests.class).join(guest.user(), code, guest.number()));
        invited.type("/start g_" + code);
        life.work();
    }

    /** Open, answered and closed. */
    void asks(Person admin) {
        long open = asked(said.asked());
        long answered = asked(said.asked());
        long closed = asked(said.asked());
        life.in(() -> {
            var support = life.app.get(AskSupport.class);
            support.add(person.user(), open, said.question());
            support.answer(admin.user(), answered, said.replied());
            return support.close(person.user(), closed);
        });
        life.work();
    }

    private long asked(String words) {
        return life.in(() ->
                ((AskSupport.Outcome.Written) life.app.get(AskSupport.class).open(person.user(), words)).ticket());
    }

    /** An attested check of a registry, and a request for higher limits that waits. */
    void isTrusted(Business.Tier wanted) {
        life.in(() -> {
            life.app
                    .get(RegistryChecks.class)
                    .attest(
                            person.user(),
                            person.business(),
                            "US",
                            new RegistryChecks.Check("40123", LocalDate.of(2026, 11, 20)));
            return life.app
                    .get(LimitRequests.class)
                    .ask(
                            person.user(),
                            person.business(),
                            new LimitRequest.Wish(
                                    wanted, said.business(), said.hello(), said.replied(), Optional.empty()));
        });
        life.work();
    }

    /** Nobody may ring the person's own number. */
    void wantsNoCalls() {
        life.in(() -> {
            life.app
                    .get(DoNotCall.class)
                    .add(
                            person.business(),
                            person.number(),
                            DoNotCall.Source.BOT,
                            life.app.clock().instant());
            return true;
        });
    }

    void leaves() {
        life.in(() -> life.app
                .get(CloseAccount.class)
                .ask(person.user(), new CloseAccount.Rest.PaidTo(said.city() + " 12345")));
    }

    /** Somebody new, at the step of coming in that they were led to. */
    static void comesIn(Person person) {
        person.chat().send(new Incoming.Typed("/start"));
    }

    void isAdmin() {
        life.in(() -> {
            life.app.get(Users.class).makeAdmin(person.user(), true);
            return true;
        });
    }
}
