package com.speechcad.screen.walk;

import com.speechcad.call.Dialer.Dialled;
import com.speechcad.call.EndReason;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.campaign.LaunchCampaign;
import com.speechcad.campaign.QuoteCampaign;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.StartImport;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Purpose;
import com.speechcad.lawful.Scope;
import com.speechcad.screen.walk.Calls.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Contact lists with good and bad rows, and campaigns in every state that there is. */
final class Outreach {
    private static final List<Fate> FATES =
            List.of(Fate.TALKED, Fate.BUSY, Fate.NO_ANSWER, Fate.MACHINE, Fate.FAILED, Fate.OPTED_OUT, Fate.TALKED);

    private final Life life;
    private final Person person;
    private final Said said;
    private final FlowId flow;
    private int files;

    private Outreach(Life life, Person person, FlowId flow) {
        this.life = life;
        this.person = person;
        this.said = person.said();
        this.flow = flow;
    }

    static Outreach fill(Life life, Person person, FlowId flow) {
        var outreach = new Outreach(life, person, flow);
        outreach.fill();
        return outreach;
    }

    private void fill() {
        var list = list(said.list());
        sent(list, rows());
        var unread = list(said.list() + " 2");
        sent(unread, "a,home phone,mobile phone\nA,2135550131,2135550132\nB,2135550133,2135550134\nC,2135550135,\n");
        var deleted = list(said.list() + " 3");
        life.in(() -> {
            life.app.get(ContactLists.class).delete(deleted);
            return true;
        });
        attest();

        finished(list);
        draft(list, " 2");
        incomplete();
        control(launched(own("310", 3), " 5", 50), Control.PAUSE);
        spent(own("323", 3));
        failing(own("408", 24));
        control(cancelled(list), Control.CANCEL);
    }

    /** Some that have not come to their end yet. */
    void goesOn() {
        scheduled(own("510", 3));
        running(own("619", 4));
        control(stopping(own("626", 3)), Control.STOP);
    }

    /** Of somebody whose wallet is empty. */
    static void waits(Life life, Person person, FlowId flow) {
        var outreach = new Outreach(life, person, flow);
        outreach.launched(outreach.own("650", 3), "", 50);
        life.minutes(2);
        life.dialled().forEach(order -> Calls.end(life, order, Fate.BUSY, person.said()));
    }

    /** Numbers that nobody else calls. */
    private UUID own(String area, int many) {
        var list = list(said.list() + " " + area);
        var rows = new StringBuilder("phone;" + said.column() + "\n");
        for (int last = 110; last < 110 + many; last++) {
            rows.append("+1%s5550%d;%s\n".formatted(area, last, said.name()));
        }
        sent(list, rows.toString());
        attest();
        return list;
    }

    private UUID stopping(UUID list) {
        var id = launched(list, " 10", 50);
        life.minutes(1);
        life.dialled().forEach(order -> Calls.end(life, order, Fate.TALKS, said));
        return id;
    }

    private enum Control {
        PAUSE,
        STOP,
        CANCEL
    }

    /** Two columns, a number twice, one that is none, one on the do-not-call list, one in a closed country. */
    private String rows() {
        life.in(() -> {
            life.app
                    .get(DoNotCall.class)
                    .add(
                            person.business(),
                            number(119),
                            DoNotCall.Source.KEY,
                            life.app.clock().instant());
            return true;
        });
        var rows = new StringBuilder("phone;" + said.column() + "\n");
        for (int last = 110; last < 120; last++) {
            rows.append("+12135550%d;%s\n".formatted(last, said.name()));
        }
        return rows + "2135550110;" + said.name() + "\n12;" + said.name() + "\n+5511961234567;" + said.name() + "\n";
    }

    private static PhoneNumber number(int last) {
        return new PhoneNumber("+12135550" + last);
    }

    private UUID list(String name) {
        return life.in(() -> life.app.get(ContactLists.class).create(person.business(), person.user(), name, "US"))
                .orElseThrow();
    }

    private void sent(UUID list, String rows) {
        var bytes = rows.getBytes(StandardCharsets.UTF_8);
        var file = "rows-" + person.telegram() + "-" + ++files;
        life.sent.send(file, bytes);
        life.in(() ->
                life.app.get(StartImport.class).file(person.user(), list, file, said.list() + ".csv", bytes.length));
        life.work();
    }

    /** All of the lists there are so far. */
    private void attest() {
        var given = new Consent.Given(
                Scope.MARKETING_WRITTEN,
                said.list(),
                said.city(),
                said.hello(),
                LocalDate.ofInstant(life.app.clock().instant(), ZoneOffset.UTC).minusDays(3),
                Optional.empty());
        life.in(() -> {
            var consents = life.app.get(Consents.class);
            var ofList = consents.attestList(person.user(), person.business(), said.list(), given);
            life.app
                    .get(ContactLists.class)
                    .page(person.business(), 0, 10)
                    .forEach(one -> life.app.get(ContactLists.class).setConsent(one.id(), Optional.of(ofList)));
            consents.attest(person.user(), person.business(), number(130), given);
            var revoked = consents.attest(person.user(), person.business(), number(129), given);
            return consents.revoke(person.user(), person.business(), revoked);
        });
    }

    private UUID draft(UUID list, String suffix) {
        return life.in(() -> {
            var drafts = life.app.get(DraftCampaign.class);
            var id = drafts.create(person.user(), person.business(), said.campaign() + suffix);
            var version = life.app.get(FlowVersions.class).published(person.user()).stream()
                    .filter(one -> one.flow().equals(flow))
                    .findFirst()
                    .orElseThrow();
            for (var change : List.of(
                    new Change.Flow(version.id().value()),
                    new Change.Contacts(new Campaign.Source.OfList(list)),
                    new Change.For(Purpose.INFORMATIONAL),
                    new Change.CallerId(shown()),
                    new Change.Retries(new RetryPolicy(2, Duration.ofHours(1), true)))) {
                drafts.change(person.user(), id, change);
            }
            return id;
        });
    }

    private PhoneNumber shown() {
        return new PhoneNumber(person.number().e164().replace("+1415", "+1212"));
    }

    private void incomplete() {
        life.in(() ->
                life.app.get(DraftCampaign.class).create(person.user(), person.business(), said.campaign() + " 3"));
    }

    private UUID launched(UUID list, String suffix, int dollars) {
        var id = draft(list, suffix);
        quote(id);
        launch(id, dollars);
        return id;
    }

    private void quote(UUID id) {
        life.in(() -> life.app.get(QuoteCampaign.class).ask(person.user(), id));
        life.work();
    }

    private void launch(UUID id, int dollars) {
        var outcome =
                life.in(() -> life.app.get(LaunchCampaign.class).launch(person.user(), id, Money.dollars(dollars)));
        if (!(outcome instanceof LaunchCampaign.Outcome.Launched)) {
            throw new AssertionError(outcome);
        }
        life.work();
    }

    /** Every outcome that a call can have, then the tries that follow. */
    private void finished(UUID list) {
        launched(list, "", 50);
        for (int round = 0; round < 3; round++) {
            for (int minute = 0; minute < 3; minute++) {
                life.minutes(1);
                var at = 0;
                for (var order : life.dialled()) {
                    Calls.end(life, order, FATES.get(at++ % FATES.size()), said);
                }
            }
            life.app.clock().advance(Duration.ofMinutes(61));
        }
        life.minutes(2);
    }

    private void scheduled(UUID list) {
        var id = draft(list, " 4");
        var start = new Campaign.Start(
                life.app.clock().instant().plus(Duration.ofDays(2)), ZoneId.of("UTC"), List.of(10, 30));
        life.in(() ->
                life.app.get(DraftCampaign.class).change(person.user(), id, new Change.Start(Optional.of(start))));
        quote(id);
        launch(id, 50);
    }

    private UUID cancelled(UUID list) {
        return draft(list, " 9");
    }

    /** Its budget is used up by the first calls. */
    private void spent(UUID list) {
        launched(list, " 6", 1);
        life.minutes(1);
        life.dialled().forEach(order -> Calls.end(life, order, Fate.TALKED, said));
        life.minutes(1);
        life.dialled().forEach(order -> Calls.end(life, order, Fate.TALKED, said));
        life.minutes(1);
    }

    /** Stopped by its circuit breaker. */
    private void failing(UUID list) {
        launched(list, " 7", 50);
        life.provider.next = new Dialled.Refused(EndReason.PROVIDER_REFUSED);
        for (int minute = 0; minute < 10; minute++) {
            life.minutes(1);
            life.dialled().forEach(order -> Calls.end(life, order, Fate.FAULT, said));
        }
        life.provider.next = null;
    }

    /** Some are reached, some talk, the rest is still to do. */
    private void running(UUID list) {
        var id = draft(list, " 8");
        life.in(() -> life.app.get(DraftCampaign.class).change(person.user(), id, new Change.Pace(3)));
        quote(id);
        launch(id, 50);
        life.minutes(1);
        var orders = life.dialled();
        for (int at = 0; at < orders.size(); at++) {
            Calls.end(life, orders.get(at), at == 0 ? Fate.TALKED : Fate.TALKS, said);
        }
    }

    private void control(UUID id, Control how) {
        life.in(() -> {
            var control = life.app.get(ControlCampaign.class);
            return switch (how) {
                case PAUSE -> control.pause(person.user(), id);
                case STOP -> control.stop(person.user(), id, ControlCampaign.Running.LET_FINISH);
                case CANCEL -> control.cancel(person.user(), id);
            };
        });
        life.work();
    }
}
