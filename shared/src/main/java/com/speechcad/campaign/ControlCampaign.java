package com.speechcad.campaign;

import com.speechcad.call.WakeDispatcher;
import com.speechcad.db.Audit;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Facts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What its owner does with a campaign that was launched. In the open transaction; a second tap changes nothing more. */
@Singleton
public class ControlCampaign {
    private static final Set<CampaignState> UNDER_WAY =
            EnumSet.of(CampaignState.RUNNING, CampaignState.PAUSED, CampaignState.WAITING_FOR_MONEY);

    private final Sql sql;
    private final Campaigns campaigns;
    private final CampaignTries tries;
    private final LaunchCampaign launch;
    private final ScheduleCampaign schedule;
    private final RestStopped stopped;
    private final CampaignChanged changed;
    private final WakeDispatcher dispatcher;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    ControlCampaign(
            Sql sql,
            Campaigns campaigns,
            CampaignTries tries,
            LaunchCampaign launch,
            ScheduleCampaign schedule,
            RestStopped stopped,
            CampaignChanged changed,
            WakeDispatcher dispatcher,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.tries = tries;
        this.launch = launch;
        this.schedule = schedule;
        this.stopped = stopped;
        this.changed = changed;
        this.dispatcher = dispatcher;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What becomes of the calls that run when a campaign is stopped. */
    public enum Running {
        LET_FINISH,
        HANG_UP
    }

    /** Nothing new is dialled from the next dial on; calls that run go on. @return false when it cannot be paused */
    public boolean pause(UserId user, UUID id) {
        return move(user, id, EnumSet.of(CampaignState.RUNNING, CampaignState.WAITING_FOR_MONEY), CampaignState.PAUSED);
    }

    /** Goes on where it was; where its calls are switched off it rests from now on. @return false when it is not paused */
    public boolean resume(UserId user, UUID id) {
        var resumed = move(
                user, id, EnumSet.of(CampaignState.PAUSED, CampaignState.WAITING_FOR_MONEY), CampaignState.RUNNING);
        if (resumed) {
            campaigns.resumed(id, clock.instant());
            campaigns.find(id).ifPresent(stopped::rests);
            goOn(id);
        }
        return resumed;
    }

    /**
     * For good: whoever was not called yet is not called any more. Calls that were to finish can be hung up still.
     *
     * @return false when it is over, never began, or was told to stop before and nothing more is wanted
     */
    public boolean stop(UserId user, UUID id, Running running) {
        var stopped = move(user, id, UNDER_WAY, CampaignState.STOPPING);
        if (stopped) {
            jobs.add(StopCampaign.KIND, id.toString(), "{}");
        }
        var hangsUp = running == Running.HANG_UP
                && stateOf(user, id).filter(CampaignState.STOPPING::equals).isPresent();
        if (hangsUp) {
            jobs.addAgainIfRefused(StopCampaign.HANG_UP, id.toString(), "{}");
            changed.tell(id);
        }
        return stopped || hangsUp;
    }

    /** A scheduled one begins at once, or is called off as {@link LaunchCampaign#startNow} says. */
    public LaunchCampaign.Began startNow(UserId user, UUID id) {
        return campaigns.ofUser(user, id).map(_ -> launch.startNow(id)).orElse(LaunchCampaign.Began.NO_LONGER);
    }

    /** A draft or a scheduled one is given up; nobody was called. @return false when it began */
    public boolean cancel(UserId user, UUID id) {
        return unschedule(user, id, CampaignState.CANCELLED);
    }

    /** A scheduled one becomes a draft again: to be changed, and confirmed anew. @return false when it began */
    public boolean edit(UserId user, UUID id) {
        return unschedule(user, id, CampaignState.DRAFT);
    }

    private boolean unschedule(UserId user, UUID id, CampaignState to) {
        var campaign = own(user, id);
        var did = move(user, id, EnumSet.of(CampaignState.DRAFT, CampaignState.SCHEDULED), to);
        if (did) {
            campaign.filter(one -> one.state() == CampaignState.SCHEDULED).ifPresent(schedule::remove);
        }
        return did;
    }

    /** @param atOnce 1–100 calls. @return false when it is over */
    public boolean pace(UserId user, UUID id, int atOnce) {
        return set(user, id, "pace", Pace.within(atOnce));
    }

    /**
     * A step from one pace to another, and none from where that step led: tapped twice it is one step.
     *
     * @return the pace from now on; empty when it is over
     */
    public Optional<Integer> pace(UserId user, UUID id, int from, int to) {
        var now = own(user, id)
                .filter(one -> UNDER_WAY.contains(one.state()))
                .map(one -> one.plan().pace());
        if (now.filter(pace -> pace == from).isPresent()) {
            pace(user, id, to);
            return Optional.of(Pace.within(to));
        }
        return now;
    }

    /**
     * Confirmed anew, by whoever pays. One that had used up its budget goes on.
     *
     * @return false when it is over, or that is less than {@link #leastBudget}
     */
    public boolean budget(UserId user, UUID id, Money most) {
        var campaign = own(user, id).filter(one -> leastBudget(one).compareTo(most) <= 0);
        if (campaign.isEmpty() || !set(user, id, "budget_micros", most)) {
            return false;
        }
        if (campaign.get().state() == CampaignState.PAUSED
                && campaign.get().why().filter(Why.BUDGET_USED::equals).isPresent()) {
            return resume(user, id);
        }
        return true;
    }

    /** What of its calls is switched off or suspended now, whoever did that. */
    public Set<Facts.Stop> stops(Campaign campaign) {
        return stopped.by(campaign);
    }

    /** What it spent and what is set aside for calls that run: all of that may be charged, whatever is confirmed now. */
    public Money leastBudget(Campaign campaign) {
        return campaign.spent().plus(tries.askHeld(campaign.id()).get().money());
    }

    private boolean set(UserId user, UUID id, String column, Object value) {
        var campaign = own(user, id).filter(one -> UNDER_WAY.contains(one.state()));
        campaign.ifPresent(one -> {
            sql.of("update campaign set " + column + " = :value where id = :id")
                    .with("value", value)
                    .with("id", id)
                    .soon();
            said(one, column, String.valueOf(value));
            goOn(id);
            changed.tell(id);
        });
        return campaign.isPresent();
    }

    private boolean move(UserId user, UUID id, Set<CampaignState> from, CampaignState to) {
        var campaign = own(user, id).filter(one -> from.contains(one.state()));
        campaign.ifPresent(one -> {
            var why = to == CampaignState.PAUSED ? Optional.of(Why.OWNER) : Optional.<Why>empty();
            campaigns.move(id, to, why, clock.instant());
            said(one, "state", to.name());
            changed.tell(id);
        });
        return campaign.isPresent();
    }

    private void said(Campaign campaign, String what, String value) {
        audit.append("user:" + campaign.user().value(), "campaign.change", "campaign:" + campaign.id(), """
                {"%s":"%s"}""".formatted(
                        what, value));
    }

    private void goOn(UUID id) {
        campaigns.find(id).ifPresent(campaign -> dispatcher.afterCommit(campaign.account()));
        jobs.hurry(CopyContacts.KIND, id.toString());
    }

    private Optional<CampaignState> stateOf(UserId user, UUID id) {
        return campaigns.ofUser(user, id).map(Campaign::state);
    }

    private Optional<Campaign> own(UserId user, UUID id) {
        return campaigns.lock(id).filter(campaign -> campaign.user().equals(user));
    }
}
