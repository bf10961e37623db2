package com.speechcad.campaign;

import com.speechcad.call.CallerIds;
import com.speechcad.call.Scripts;
import com.speechcad.db.Audit;
import com.speechcad.db.Jobs;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.TierLimits;
import com.speechcad.lawful.TransferTargets;
import com.speechcad.tenant.Businesses;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * A person confirmed a campaign and its budget: it begins, or waits for its hour. However often that is tapped, it is one
 * launch: a draft is launched once. No money is held here; each call is authorised on its own.
 */
@Singleton
public class LaunchCampaign {
    private final Campaigns campaigns;
    private final CampaignRows rows;
    private final FlowVersions versions;
    private final CallerIds callerIds;
    private final TransferTargets transfers;
    private final Businesses businesses;
    private final TierLimits limits;
    private final ScheduleCampaign schedule;
    private final RestStopped stopped;
    private final CampaignChanged changed;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    LaunchCampaign(
            Campaigns campaigns,
            CampaignRows rows,
            FlowVersions versions,
            CallerIds callerIds,
            TransferTargets transfers,
            Businesses businesses,
            TierLimits limits,
            ScheduleCampaign schedule,
            RestStopped stopped,
            CampaignChanged changed,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.campaigns = campaigns;
        this.rows = rows;
        this.versions = versions;
        this.callerIds = callerIds;
        this.transfers = transfers;
        this.businesses = businesses;
        this.limits = limits;
        this.schedule = schedule;
        this.stopped = stopped;
        this.changed = changed;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** @param campaign running, or waiting for its hour; also when it was launched before */
        record Launched(Campaign campaign) implements Outcome {}

        record Refused(Text why) implements Outcome {}

        /** It is not that person's, or something is still to be decided. */
        record NotReady() implements Outcome {}
    }

    /**
     * In the open transaction.
     *
     * @param budget the most that all of it may cost, as it was shown
     */
    public Outcome launch(UserId user, UUID id, Money budget) {
        var found = campaigns.lock(id).filter(campaign -> campaign.user().equals(user));
        if (found.isEmpty() || found.get().state() == CampaignState.CANCELLED) {
            return new Outcome.NotReady();
        }
        if (found.get().state() != CampaignState.DRAFT) {
            return new Outcome.Launched(found.get());
        }
        var draft = found.get();
        if (!draft.plan().isComplete()) {
            return new Outcome.NotReady();
        }
        var version =
                versions.toCallWith(new FlowVersionId(draft.plan().flowVersion().orElseThrow()));
        return refusal(draft, version, budget)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Launched(launch(draft, version.orElseThrow(), budget)));
    }

    private Optional<Text> refusal(Campaign draft, Optional<FlowVersion> version, Money budget) {
        var contacts = rows.inSource(draft);
        var most = mostContacts(draft);
        if (version.isEmpty()) {
            return Optional.of(Text.text(LaunchText.FLOW_NOT_PUBLISHED));
        }
        if (!callerIds.mayShow(draft.business(), draft.plan().from().orElseThrow(), true)) {
            return Optional.of(Text.text(LaunchText.CALLER_ID_GONE));
        }
        var barred = transfers.bar(
                draft.user(),
                draft.business(),
                version.get().draft().transfers().stream().map(PhoneNumber::new).toList());
        if (barred.isPresent()) {
            return barred.map(Text::text);
        }
        if (rows.isBeingFilled(draft)) {
            return Optional.of(Text.text(LaunchText.LIST_FILLS));
        }
        if (contacts == 0) {
            return Optional.of(Text.text(LaunchText.NO_CONTACTS));
        }
        if (contacts > most) {
            return Optional.of(
                    Text.text(LaunchText.TOO_MANY).with("contacts", contacts).with("most", most));
        }
        if (budget.isNegative()) {
            return Optional.of(Text.text(LaunchText.NO_BUDGET));
        }
        return draft.plan()
                .start()
                .filter(start -> !start.at().isAfter(clock.instant()))
                .map(_ -> Text.text(LaunchText.START_OVER));
    }

    private Campaign launch(Campaign draft, FlowVersion version, Money budget) {
        rows.freeze(draft.id(), Scripts.of(version), budget, rows.inSource(draft));
        if (draft.plan().start().isPresent()) {
            campaigns.move(draft.id(), CampaignState.SCHEDULED, Optional.empty(), clock.instant());
            schedule.put(draft.id(), draft.plan().start().get());
        } else {
            begin(draft.id());
        }
        audit.append("user:" + draft.user().value(), "campaign.launch", "campaign:" + draft.id(), """
                {"budget":%d,"contacts":%d}""".formatted(
                        budget.micros(), rows.inSource(draft)));
        changed.tell(draft.id());
        return campaigns.find(draft.id()).orElseThrow();
    }

    /** From now on: its contacts are copied, gated and dialled; where its calls are switched off it rests from now on. */
    void begin(UUID id) {
        rows.freezeConsent(id);
        campaigns.move(id, CampaignState.RUNNING, Optional.empty(), clock.instant());
        jobs.add(CopyContacts.KIND, id.toString(), "{}");
        campaigns.find(id).ifPresent(stopped::rests);
    }

    /**
     * Its hour has come, or its owner does not want to wait for it: those begin whom they confirmed. It is called off, and
     * says why, where the business may not call so many any more, and where nobody is left of them: a list that was
     * deleted keeps its people for a while, and none of them is called.
     *
     * In the open transaction.
     */
    Began startNow(UUID id) {
        return campaigns
                .lock(id)
                .filter(campaign -> campaign.state() == CampaignState.SCHEDULED)
                .map(this::start)
                .orElse(Began.NO_LONGER);
    }

    /** What became of a campaign that waited for its hour. */
    public enum Began {
        RUNS,
        /** It is over, and says why. */
        CALLED_OFF,
        /** It was not waiting (any more): nothing was done. */
        NO_LONGER
    }

    private Began start(Campaign scheduled) {
        var id = scheduled.id();
        var contacts = rows.confirmed(scheduled);
        var bar = contacts == 0
                ? Optional.of(Why.NOBODY_LEFT)
                : Optional.of(Why.TIER_LIMIT).filter(_ -> contacts > mostContacts(scheduled));
        rows.count(id, contacts);
        bar.ifPresentOrElse(why -> callOff(id, why), () -> begin(id));
        schedule.remove(scheduled);
        changed.tell(id);
        return bar.isEmpty() ? Began.RUNS : Began.CALLED_OFF;
    }

    private void callOff(UUID id, Why why) {
        campaigns.move(id, CampaignState.CANCELLED, Optional.of(why), clock.instant());
        audit.append("platform", "campaign.change", "campaign:" + id, """
                {"state":"%s","why":"%s"}""".formatted(CampaignState.CANCELLED, why));
    }

    /** By how far the business is trusted now. */
    private int mostContacts(Campaign campaign) {
        return limits.of(businesses.of(campaign.user()).tier()).campaign();
    }
}
