package com.speechcad.screen.walk;

import com.speechcad.dialog.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is typed and sent on a screen: something that fits where we know what does, and something that fits nowhere. */
final class Typing {
    private Typing() {}

    static List<Incoming.Deed> on(Shown shown, Person person) {
        var said = person.said();
        var lines = new ArrayList<String>();
        lines.add(said.reason());
        lines.addAll(fitting(person).getOrDefault(shown.screen(), List.of()));
        var deeds = new ArrayList<Incoming.Deed>();
        lines.forEach(line -> deeds.add(new Incoming.Typed(line)));
        if (shown.screen().equals("number") || shown.screen().startsWith("law.invite")) {
            deeds.add(new Incoming.SharedContact(person.number().e164(), Optional.of(person.telegram())));
            deeds.add(new Incoming.SharedContact(person.number().e164(), Optional.of(1L)));
        }
        if (shown.screen().equals("law.limits-ask") || shown.screen().startsWith("contacts")) {
            deeds.add(new Incoming.SentFile("file-1", said.list() + ".pdf", "application/pdf", 4_000));
        }
        return deeds;
    }

    static String named(Incoming.Deed deed) {
        return deed instanceof Incoming.Typed(var line)
                ? "“" + line + "”"
                : deed.getClass().getSimpleName();
    }

    private static Map<String, List<String>> fitting(Person person) {
        var said = person.said();
        return Map.ofEntries(
                Map.entry("account.zone", List.of(said.city(), "+5:30")),
                Map.entry("call.to", List.of("+1 213 555 0130", "+1 213 555 0177", "+33 1 99 00 12 34")),
                Map.entry("campaign.start", List.of("2026-12-03 14:00", "3/12 14:00", "2020-01-01 10:00")),
                Map.entry("campaign.budget", List.of("60", "0.01")),
                Map.entry("campaign.pace", List.of("7", "700")),
                Map.entry("campaign.hours", List.of("9-17", "25-3")),
                Map.entry("campaign.zone", List.of(said.city())),
                Map.entry("campaign.people", List.of("0110")),
                Map.entry("contacts.find", List.of("0110", "+1 213 555 0110")),
                Map.entry("contacts.add", List.of("+1 213 555 0140, " + said.name())),
                Map.entry("contacts.country", List.of("GB")),
                Map.entry("flow.step", List.of("2", "99")),
                Map.entry("flow.steps", List.of("2", "99")),
                Map.entry("flow.place", List.of("2", "99")),
                Map.entry("flow.typed", List.of("12", "1000")),
                Map.entry("flow.op", List.of("3")),
                Map.entry("flow.lead", List.of("2")),
                Map.entry("flow.expect", List.of(said.other())),
                Map.entry("flow.answer", List.of(said.other(), "{1}")),
                Map.entry("law.why", List.of("+1 502 555 0177", "+1 213 555 0130", "+1 213 555 0119")),
                Map.entry("law.dnc", List.of("+1 213 555 0141")),
                Map.entry("law.attest", List.of("+1 213 555 0142", "2026-11-02", "2027-11-02", "2029-01-01")),
                Map.entry("law.registry", List.of("40123, 2026-11-20", "40123, 2026-12-24")),
                Map.entry("refs.list", List.of("40126\n40127")),
                Map.entry("topup.amount", List.of("12.50", "1", "99999")),
                Map.entry("admin.found", List.of(said.name())),
                Map.entry("admin", List.of(said.name(), Long.toString(person.telegram()))),
                Map.entry("books.credit", List.of("25 " + said.reason())),
                Map.entry("books.debit", List.of("25 " + said.reason())),
                Map.entry("books.payout", List.of("25 " + said.reason())),
                Map.entry("books.paid", List.of(said.reason())),
                Map.entry("books.unpaid", List.of(said.reason())),
                Map.entry("books.price-list", List.of("GB 0.40 " + said.reason())),
                Map.entry("books.price-term", List.of("6 " + said.reason())),
                Map.entry("books.plan", List.of("32 " + said.reason())),
                Map.entry("stopped.limit", List.of("30 " + said.reason())),
                Map.entry("parked.credit", List.of("30 " + said.reason())),
                Map.entry("callerids", List.of("0166")),
                Map.entry("rules.dnc", List.of("+1 213 555 0143")));
    }
}
