package com.speechcad.campaign;

import com.speechcad.billing.CampaignQuote;
import com.speechcad.billing.Quotes;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Stage;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * called are priced. What it did is kept after each thousand, so that a kill costs one of them.
 */
@Singleton
class ReckonCampaign implements JobHandler {
    static final String KIND = "campaign-quote";
    private static final int PIECE = 1_000;
    private static final Duration MOST = Duration.ofSeconds(25);

    private final Tx tx;
    private final Sql sql;
    private final Campaigns campaigns;
    private final DryRunSource source;
    private final GateContacts gate;
    private final Quotes quotes;
    private final FlowVersions versions;
    private final ForecastEnd forecast;
    private final CampaignChanged changed;
    private final ObjectMapper json;
    private final Clock clock;

    ReckonCampaign(
            Tx tx,
            Sql sql,
            Campaigns campaigns,
            DryRunSource source,
            GateContacts gate,
            Quotes quotes,
            FlowVersions versions,
            ForecastEnd forecast,
            CampaignChanged changed,
            ObjectMapper json,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.campaigns = campaigns;
        this.source = source;
        this.gate = gate;
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
        var id = UUID.fromString(job.subject().substring(0, job.subject().indexOf(':')));
        var end = clock.instant().plus(MOST);
        while (tx.call(job.tenant(), () -> piece(id))) {
            if (!clock.instant().isBefore(end)) {
                return new Outcome.Again(clock.instant());
            }
        }
        price(job.tenant(), id);
        return new Outcome.Done();
    }

    private record Mark(long cursor, int counted, BitSet excluded, StoredDryRun.Reasons reasons) {}

    private Optional<Mark> mark(UUID id) {
        return sql.of("""
                        select cursor, counted, excluded, reasons from campaign_quote
                        where campaign_id = :id and done_at is null for no key update""")
                .with("id", id)
                .first(row -> new Mark(
                        row.number("cursor"),
                        row.integer("counted"),
                        BitSet.valueOf(row.bytes("excluded")),
                        reasons(row.text("reasons"))));
    }

    /** @return whether there may be more */
    private boolean piece(UUID id) {
        var mark = mark(id);
        var campaign = campaigns.find(id).filter(one -> one.plan().isComplete());
        if (mark.isEmpty() || campaign.isEmpty()) {
            return false;
        }
        var contacts = source.after(campaign.get(), mark.get().cursor, PIECE);
        if (!contacts.isEmpty()) {
            var verdicts = gate.verdicts(campaign.get(), contacts, Stage.QUOTE, source.start(campaign.get()));
            keep(id, mark.get(), contacts, verdicts);
        }
        return contacts.size() == PIECE;
    }

    private void keep(UUID id, Mark mark, List<GateContacts.Asked> contacts, List<GateContacts.Verdict> verdicts) {
        for (int place = 0; place < verdicts.size(); place++) {
            if (verdicts.get(place).state() == ContactState.EXCLUDED) {
                mark.excluded.set(mark.counted + place);
            }
        }
        sql.of("""
                update campaign_quote set cursor = :cursor, counted = :counted, excluded = :excluded,
                  reasons = :reasons::jsonb where campaign_id = :id""")
                .with("cursor", contacts.getLast().seq())
                .with("counted", mark.counted + contacts.size())
                .with("excluded", mark.excluded.toByteArray())
                .with("reasons", write(mark.reasons.with(verdicts)))
                .with("id", id)
                .update();
    }

    private void price(TenantId tenant, UUID id) {
        tx.run(
                tenant,
                () -> mark(id).ifPresent(mark -> {
                    var campaign = campaigns.find(id).orElseThrow();
                    var script = campaign.plan().flowVersion().orElseThrow();
                    var quote = quotes.campaign(
                            campaign.user(),
                            script,
                            versions.transfers(script),
                            campaign.plan().recording(),
                            callable(campaign, mark));
                    var waits = mark.reasons.waiting().values().stream()
                            .mapToInt(StoredDryRun.Wait::contacts)
                            .sum();
                    var all = mark.counted - mark.excluded.cardinality();
                    var first = waits < all
                            ? Optional.<Instant>empty()
                            : mark.reasons.waiting().values().stream()
                                    .map(wait -> Instant.ofEpochSecond(wait.first()))
                                    .min(Instant::compareTo);
                    var said = StoredDryRun.of(
                            mark.counted,
                            quote,
                            mark.reasons,
                            forecast.of(campaign, quote, first),
                            barred(script, quote));
                    sql.of("update campaign_quote set said = :said::jsonb, done_at = :now where campaign_id = :id")
                            .with("said", write(said))
                            .with("now", clock.instant())
                            .with("id", id)
                            .update();
                    changed.tell(id);
                }));
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

    private List<PhoneNumber> callable(Campaign campaign, Mark mark) {
        var numbers = new ArrayList<PhoneNumber>();
        var cursor = 0L;
        var place = 0;
        while (place < mark.counted) {
            var contacts = source.after(campaign, cursor, PIECE);
            if (contacts.isEmpty()) {
                break;
            }
            for (var contact : contacts) {
                if (!mark.excluded.get(place++)) {
                    numbers.add(contact.to());
                }
            }
            cursor = contacts.getLast().seq();
        }
        return numbers;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private StoredDryRun.Reasons reasons(String written) {
        try {
            var read = written.equals("{}") ? null : json.readValue(written, StoredDryRun.Reasons.class);
            return Optional.ofNullable(read).orElse(StoredDryRun.Reasons.NONE);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
