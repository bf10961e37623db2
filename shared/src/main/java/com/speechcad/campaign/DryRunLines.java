package com.speechcad.campaign;

import com.speechcad.billing.PricedNumbers;
import com.speechcad.billing.PricedNumbers.Price;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Stage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A dry run, contact by contact: what would become of each if the campaign were confirmed now and began at its planned
 * start, and from when on it may be called. Asks the gate and the prices as the sums of {@link DryRun} do. In the open
 * transaction.
 */
@Singleton
public class DryRunLines {
    private final DryRunSource source;
    private final GateContacts gate;
    private final PricedNumbers priced;
    private final FlowVersions versions;

    DryRunLines(DryRunSource source, GateContacts gate, PricedNumbers priced, FlowVersions versions) {
        this.source = source;
        this.gate = gate;
        this.priced = priced;
        this.versions = versions;
    }

    /**
     * What would become of one contact.
     *
     * @param place in the campaign's source, growing
     * @param state ready to be called, waiting or excluded
     * @param rule why it waits or is excluded, see {@link ContactRule#why}
     * @param from the first moment at which it may be called; says nothing of one that is excluded
     */
    public record Line(
            long place, PhoneNumber to, ContactState state, Optional<String> rule, Instant from, Price price) {}

    /**
     * The next of them behind that place, in the order in which they would be called.
     *
     * @param campaign a complete draft
     */
    public List<Line> after(Campaign campaign, long place, int most) {
        var contacts = source.after(campaign, place, most);
        if (contacts.isEmpty()) {
            return List.of();
        }
        var prices = priced.prices();
        var barred = isBarred(campaign.plan().flowVersion().orElseThrow(), prices);
        var verdicts = gate.verdicts(campaign, contacts, Stage.QUOTE, source.start(campaign));
        return IntStream.range(0, contacts.size())
                .mapToObj(one -> line(contacts.get(one), verdicts.get(one), prices, barred))
                .toList();
    }

    /** Its calls might be transferred to a number without a price: then there are none. */
    private boolean isBarred(UUID script, Function<PhoneNumber, Price> prices) {
        return versions.transfers(script).stream().anyMatch(to -> !(prices.apply(to) instanceof Price.Known));
    }

    private static Line line(
            GateContacts.Asked contact,
            GateContacts.Verdict verdict,
            Function<PhoneNumber, Price> prices,
            boolean barred) {
        var price = prices.apply(contact.to());
        var unpriced = barred
                ? Optional.of(ContactRule.TRANSFER_NO_PRICE)
                : switch (price) {
                    case Price.Known _ -> Optional.<ContactRule>empty();
                    case Price.None() -> Optional.of(ContactRule.NO_PRICE);
                    case Price.Special() -> Optional.of(ContactRule.SPECIAL_NUMBER);
                };
        return verdict.state() == ContactState.EXCLUDED || unpriced.isEmpty()
                ? new Line(contact.seq(), contact.to(), verdict.state(), verdict.rule(), verdict.nextAt(), price)
                : new Line(
                        contact.seq(),
                        contact.to(),
                        ContactState.EXCLUDED,
                        unpriced.map(ContactRule::name),
                        verdict.nextAt(),
                        price);
    }
}
