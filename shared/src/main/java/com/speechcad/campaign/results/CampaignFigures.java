package com.speechcad.campaign.results;

import com.speechcad.call.EndReason;
import com.speechcad.call.StepLabel;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactOutcome;
import com.speechcad.db.Sql;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Step;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A campaign in numbers, counted anew each time. In the open transaction. */
@Singleton
public class CampaignFigures {
    private static final List<String> MACHINES =
            List.of(EndReason.VOICEMAIL_REACHED.word(), EndReason.IVR_REACHED.word());

    private final Sql sql;
    private final CampaignProgress progress;
    private final Campaigns campaigns;
    private final FlowVersions versions;
    private final Clock clock;

    CampaignFigures(Sql sql, CampaignProgress progress, Campaigns campaigns, FlowVersions versions, Clock clock) {
        this.sql = sql;
        this.progress = progress;
        this.campaigns = campaigns;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * @param keys which keys were pressed at which step, in the flow's order; only those that may be seen by now
     * @param optedOut how many want no more calls, since it began
     * @param hungUp whether the calls that run are being hung up
     */
    public record Figures(CampaignProgress.Progress progress, List<KeyCount> keys, int optedOut, boolean hungUp) {
        /** How many last tries went like that. */
        public int of(ContactOutcome outcome) {
            return progress.results().getOrDefault(outcome, 0);
        }
    }

    /**
     * @param label how the flow's author calls the step
     * @param key empty for all those that its menu does not offer
     */
    public record KeyCount(String step, String label, String key, int count) {
        public boolean isOther() {
            return key.isEmpty();
        }
    }

    /** @param since when this slice of time begins */
    public record Slice(Instant since, int calls, int answered) {}

    public Figures of(Campaign campaign) {
        return new Figures(progress.of(campaign), keys(campaign), optedOut(campaign), campaigns.isHungUp(campaign));
    }

    /** Somebody may press a key that leads nowhere and then another one: it is no answer, and is not counted as one. */
    private List<KeyCount> keys(Campaign campaign) {
        var offered = offered(campaign);
        var counted = new LinkedHashMap<String, KeyCount>();
        pressed(campaign.id()).stream()
                .map(key -> offered.getOrDefault(key.step, Set.of(key.key)).contains(key.key)
                        ? key
                        : new KeyCount(key.step, key.label, "", key.count))
                .sorted(Comparator.comparing(KeyCount::isOther))
                .forEach(key -> counted.merge(
                        key.step + " " + key.key,
                        key,
                        (one, more) -> new KeyCount(one.step, one.label, one.key, one.count + more.count)));
        return List.copyOf(counted.values());
    }

    /** The keys of each menu that it plays. */
    private Map<String, Set<String>> offered(Campaign campaign) {
        return campaign.plan()
                .flowVersion()
                .flatMap(id -> versions.find(new FlowVersionId(id)))
                .map(version -> version.draft().steps().stream()
                        .filter(Step.Menu.class::isInstance)
                        .map(Step.Menu.class::cast)
                        .collect(Collectors.toMap(
                                Step.Menu::id,
                                menu -> menu.choices().stream()
                                        .map(choice -> String.valueOf(choice.key()))
                                        .collect(Collectors.toSet()))))
                .orElse(Map.of());
    }

    private List<KeyCount> pressed(UUID campaign) {
        return sql.of("""
                        select a.step, coalesce(min(t.labels ->> a.step), a.step) as label, a.shown, count(*) as many
                        from attempt t join call_answer a on a.tenant_id = t.tenant_id and a.attempt_id = t.id
                        where t.campaign_id = :id and a.kind = 'KEY' and a.visible_at <= :now
                        group by a.step, a.shown order by length(a.step), a.step, a.shown""")
                .with("id", campaign)
                .with("now", clock.instant())
                .list(row -> new KeyCount(
                        row.text("step"), StepLabel.shown(row.text("label")), row.text("shown"), row.integer("many")));
    }

    private int optedOut(Campaign campaign) {
        return campaign.times()
                .started()
                .map(began -> sql.of("""
                                select count(*) as many from do_not_call d
                                where d.business_id = :business and d.since >= :began and d.lifted_at is null and not d.unheard
                                  and exists(select from attempt a where a.tenant_id = d.tenant_id
                                    and a.to_number = d.number and a.campaign_id = :id and a.dialled_at is not null)""")
                        .with("business", campaign.business())
                        .with("id", campaign.id())
                        .with("began", began)
                        .only(row -> row.integer("many")))
                .orElse(0);
    }

    /** Calls over time, from the first to the last, in slices of that length; those without a call are left out. Only a person picks up. */
    public List<Slice> overTime(UUID campaign, Duration slice) {
        return sql.of("""
                        select to_timestamp(floor(extract(epoch from dialled_at) / :seconds) * :seconds) as since,
                          count(*) as calls, count(*) filter (where connected_ms > 0
                            and not coalesce(reason = any(:machines), false)) as answered
                        from attempt where campaign_id = :id and dialled_at is not null group by 1 order by 1""")
                .with("machines", MACHINES)
                .with("seconds", slice.toSeconds())
                .with("id", campaign)
                .list(row -> new Slice(row.instant("since"), row.integer("calls"), row.integer("answered")));
    }

    /** From the first dial to the last; zero before the second. */
    public Duration span(UUID campaign) {
        return sql.of("select min(dialled_at) as first, max(dialled_at) as last from attempt where campaign_id = :id")
                .with("id", campaign)
                .only(row -> {
                    var first = row.maybeInstant("first");
                    var last = row.maybeInstant("last");
                    return first.isEmpty() || last.isEmpty()
                            ? Duration.ZERO
                            : Duration.between(first.get(), last.get());
                });
    }
}
