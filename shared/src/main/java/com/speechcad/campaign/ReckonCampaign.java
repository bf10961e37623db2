package com.speechcad.campaign;

import com.speechcad.billing.CampaignQuote;
import com.speechcad.billing.PriceCounts;
import com.speechcad.billing.PricedNumbers;
import com.speechcad.billing.Quotes;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reckons a dry run: the gate is asked about every contact of the source, a thousand at a time, and those who may be
 * called are counted by their price. What it did is kept after each thousand, so that a kill costs one of them. The first
 * one of a campaign leaves the gate's answers on record; each further one, which somebody may ask for as often as they
 * like, an entry that says how many they were.
 */
@Singleton
class ReckonCampaign implements GivesUp {
    static final String KIND = "campaign-quote";
    private static final int PIECE = 1_000;
    private static final Duration MOST = Duration.ofSeconds(25);

    private final Tx tx;
    private final Sql sql;
    private final Campaigns campaigns;
    private final DryRunSource source;
    private final GateContacts gate;
    private final PricedNumbers prices;
    private final Quotes quotes;
    private final FlowVersions versions;
    private final ForecastEnd forecast;
    private final CampaignChanged changed;
    private final Json json;
    private final Clock clock;

    ReckonCampaign(
            Tx tx,
            Sql sql,
            Campaigns campaigns,
            DryRunSource source,
            GateContacts gate,
            PricedNumbers prices,
            Quotes quotes,
            FlowVersions versions,
            ForecastEnd forecast,
            CampaignChanged changed,
            Json json,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.campaigns = campaigns;
        this.source = source;
        this.gate = gate;
        this.prices = prices;
        this.quotes = quotes;
        this.versions = versions;
        this.forecast = forecast;
        this.changed = changed;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> campaign(Job job) {
        return Optional.of(job.subjectHead());
    }

    @Override
    public Outcome run(Job job) {
        var turn = Turn.of(job.subjectParts(2));
        var end = clock.instant().plus(MOST);
        while (tx.call(job.tenant(), () -> piece(turn))) {
            if (!clock.instant().isBefore(end)) {
                return new Outcome.Again(clock.instant());
            }
        }
        return tx.call(job.tenant(), () -> price(turn)) ? new Outcome.Done() : new Outcome.Again(clock.instant());
    }

    /** It can be asked for anew, instead of being reckoned for ever. */
    @Override
    public void givenUp(Job job) {
        var turn = Turn.of(job.subjectParts(2));
        if (mark(turn).isPresent()) {
            sql.of("delete from campaign_quote where campaign_id = :id")
                    .with("id", turn.campaign)
                    .update();
            changed.tell(turn.campaign);
        }
    }

    /** @param number how many were asked for of the campaign so far, this one included */
    private record Turn(UUID campaign, int number) {
        static Turn of(List<String> parts) {
            return new Turn(UUID.fromString(parts.get(0)), Integer.parseInt(parts.get(1)));
        }

        boolean isFirst() {
            return number == 1;
        }
    }

    private record Mark(long cursor, int counted, BitSet excluded, StoredDryRun.Reasons reasons, PriceCounts prices) {}

    /** Empty when it is done, the draft was changed, or a newer one was asked for. */
    private Optional<Mark> mark(Turn turn) {
        return sql.of("""
                        select q.cursor, q.counted, q.excluded, q.reasons, q.prices from campaign_quote q
                        where q.campaign_id = :id and q.done_at is null
                          and exists(select from campaign c where c.id = :id and c.quotes = :turn)
                        for no key update""")
                .with("id", turn.campaign)
                .with("turn", turn.number)
                .first(row -> new Mark(
                        row.number("cursor"),
                        row.integer("counted"),
                        BitSet.valueOf(row.bytes("excluded")),
                        read(row.text("reasons"), StoredDryRun.Reasons.class, StoredDryRun.Reasons.NONE),
                        read(row.text("prices"), PriceCounts.class, PriceCounts.NONE)));
    }

    /** @return whether there may be more */
    private boolean piece(Turn turn) {
        var mark = mark(turn);
        var campaign = campaigns.find(turn.campaign).filter(one -> one.plan().isComplete());
        if (mark.isEmpty() || campaign.isEmpty()) {
            return false;
        }
        var contacts = source.after(campaign.get(), mark.get().cursor, PIECE);
        if (!contacts.isEmpty()) {
            var start = source.start(campaign.get());
            var verdicts = turn.isFirst()
                    ? gate.quoted(campaign.get(), contacts, start)
                    : gate.foretold(campaign.get(), contacts, start);
            keep(turn.campaign, mark.get(), contacts, verdicts);
        }
        return contacts.size() == PIECE;
    }

    private void keep(UUID id, Mark mark, List<GateContacts.Asked> contacts, List<GateContacts.Verdict> verdicts) {
        var callable = new ArrayList<PhoneNumber>();
        for (int place = 0; place < verdicts.size(); place++) {
            if (verdicts.get(place).state() == ContactState.EXCLUDED) {
                mark.excluded.set(mark.counted + place);
            } else {
                callable.add(contacts.get(place).to());
            }
        }
        // By another list than those before, they are told at the end to be too few, and all is reckoned anew.
        var counts = prices.count(mark.prices, callable).orElse(mark.prices);
        sql.of("""
                update campaign_quote set cursor = :cursor, counted = :counted, excluded = :excluded,
                  reasons = :reasons::jsonb, prices = :prices::jsonb where campaign_id = :id""")
                .with("cursor", contacts.getLast().seq())
                .with("counted", mark.counted + contacts.size())
                .with("excluded", mark.excluded.toByteArray())
                .with("reasons", json.write(mark.reasons.with(verdicts)))
                .with("prices", json.write(counts))
                .with("id", id)
                .update();
    }

    /** @return false when prices changed meanwhile, or not everybody was counted by price: it begins from the start */
    private boolean price(Turn turn) {
        var mark = mark(turn);
        if (mark.isEmpty()) {
            return true;
        }
        var campaign = campaigns.find(turn.campaign).orElseThrow();
        var callable = mark.get().counted - mark.get().excluded.cardinality();
        var script = campaign.plan().flowVersion().orElseThrow();
        var quote = Optional.of(mark.get().prices)
                .filter(counts -> counts.numbers() == callable)
                .flatMap(counts -> quotes.campaign(
                        campaign.user(),
                        script,
                        versions.transfers(script),
                        campaign.plan().recording(),
                        counts));
        if (quote.isEmpty()) {
            sql.of("""
                    update campaign_quote set cursor = 0, counted = 0, excluded = '', reasons = '{}', prices = '{}'
                    where campaign_id = :id""").with("id", turn.campaign).update();
            return false;
        }
        save(turn, campaign, mark.get(), quote.get());
        return true;
    }

    private void save(Turn turn, Campaign campaign, Mark mark, CampaignQuote quote) {
        var waiting = mark.reasons.waiting().values();
        var waits = waiting.stream().mapToInt(StoredDryRun.Wait::contacts).sum();
        var callable = mark.counted - mark.excluded.cardinality();
        var end = mark.reasons.holdsAStop()
                ? Optional.<Instant>empty()
                : forecast.of(campaign, quote, waiting, waits >= callable);
        var said = StoredDryRun.of(
                mark.counted,
                quote,
                mark.reasons,
                end,
                barred(campaign.plan().flowVersion().orElseThrow(), quote));
        sql.of("update campaign_quote set said = :said::jsonb, done_at = :now where campaign_id = :id")
                .with("said", json.write(said))
                .with("now", clock.instant())
                .with("id", turn.campaign)
                .update();
        if (!turn.isFirst()) {
            gate.tell(campaign, mark.counted, callable - waits, source.start(campaign));
        }
        changed.tell(turn.campaign);
    }

    /** Which step of the flow it is that nobody can be called over. */
    private Optional<StoredDryRun.Barred> barred(UUID script, CampaignQuote quote) {
        return quote.excluded().keySet().stream()
                .filter(CampaignQuote.Excluded.Transfer.class::isInstance)
                .map(why -> ((CampaignQuote.Excluded.Transfer) why).to().e164())
                .findFirst()
                .flatMap(to -> versions.find(new FlowVersionId(script))
                        .flatMap(version -> version.draft().numberOfTransferTo(to))
                        .map(step -> new StoredDryRun.Barred(step, to)));
    }

    private <T> T read(String written, Class<T> type, T none) {
        return written.equals("{}") ? none : json.read(written, type);
    }
}
