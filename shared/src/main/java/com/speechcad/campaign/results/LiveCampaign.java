package com.speechcad.campaign.results;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.DryRun;
import com.speechcad.campaign.Pace;
import com.speechcad.campaign.Why;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one message about a campaign, edited from its launch to its end; drawn from the rows, so it may be redrawn. What is news
 * to its owner makes it the last of the chat again.
 */
@Singleton
public class LiveCampaign {
    /** The deed that changes the pace: a campaign's id, a dot, the pace it was offered at, a hyphen, the pace to come. */
    public static final String STEP_PACE = "pace";

    private final CampaignFigures figures;
    private final LastTold lastTold;
    private final Users users;
    private final Chats chats;
    private final Clock clock;

    LiveCampaign(CampaignFigures figures, LastTold lastTold, Users users, Chats chats, Clock clock) {
        this.figures = figures;
        this.lastTold = lastTold;
        this.users = users;
        this.chats = chats;
        this.clock = clock;
    }

    static String slot(Campaign campaign) {
        return "campaign:" + campaign.id();
    }

    void draw(Campaign campaign) {
        var user = users.get(campaign.user());
        var counted = figures.of(campaign);
        var message = Message.of(lines(words(campaign, counted, user)));
        for (var row : buttons(campaign, counted.hungUp())) {
            message = message.row(row.toArray(Button[]::new));
        }
        chats.put(user.chat(), slot(campaign), lastTold.isNews(campaign) ? message.asNew() : message, user.reader());
    }

    /** The dry run of a draft is done: whoever asked for it goes on from here. */
    void quoted(Campaign campaign, DryRun run) {
        var user = users.get(campaign.user());
        var message = Message.of(Text.text(CampaignText.QUOTED)
                        .with("name", campaign.plan().name())
                        .with("callable", run.callable())
                        .with("contacts", run.contacts())
                        .with("likely", run.likely().money().upToCents()))
                .row(open(CampaignText.SEE_QUOTE, "campaign.quote", campaign.id()));
        chats.put(
                user.chat(),
                "campaign.quote:" + campaign.id(),
                lastTold.isNews(campaign, run) ? message.asNew() : message,
                user.reader());
    }

    /** The same words, for the screen about one campaign. */
    public List<Text> words(Campaign campaign, CampaignFigures.Figures counted, User user) {
        var progress = counted.progress();
        var lines = new ArrayList<Text>();
        lines.add(head(campaign, progress.of(ContactState.RUNNING), counted.hungUp()));
        if (campaign.state() == CampaignState.SCHEDULED) {
            campaign.plan()
                    .start()
                    .ifPresent(start -> lines.add(Text.text(CampaignText.STARTS)
                            .with("date", LocalDate.ofInstant(start.at(), start.zone()))
                            .with("time", LocalTime.ofInstant(start.at(), start.zone()))
                            .with("zone", start.zone())
                            .with("contacts", progress.imported())));
            return lines;
        }
        var bar = CampaignWords.bar(progress);
        lines.add(progress.end()
                .map(end -> Text.text(CampaignText.BAR_END)
                        .with("bar", bar)
                        .with("end", CampaignWords.moment(end, user.reader(), clock.instant())))
                .orElse(bar));
        CampaignWords.results(counted).ifPresent(lines::add);
        lines.addAll(CampaignWords.keys(counted));
        if (counted.optedOut() > 0) {
            lines.add(Text.text(CampaignText.OPTED_OUT).with("count", counted.optedOut()));
        }
        lines.add(CampaignWords.sum(progress));
        if (!campaign.state().isOver()) {
            CampaignWords.waiting(progress, user.reader(), clock.instant()).ifPresent(lines::add);
        }
        lines.add(spent(campaign));
        return lines;
    }

    private static Text head(Campaign campaign, int running, boolean hungUp) {
        var head = Text.text(CampaignText.HEAD)
                .with("name", campaign.plan().name())
                .with("state", CampaignWords.state(campaign));
        if (running == 0) {
            return head;
        }
        return hungUp
                ? Text.text(CampaignText.HEAD_HANGING_UP).with("head", head).with("calls", running)
                : Text.text(CampaignText.HEAD_RUNNING).with("head", head).with("running", running);
    }

    private static Text spent(Campaign campaign) {
        return campaign.plan()
                .budget()
                .map(most -> Text.text(CampaignText.SPENT_OF)
                        .with("spent", campaign.spent())
                        .with("budget", most))
                .orElseGet(() -> Text.text(CampaignText.SPENT).with("spent", campaign.spent()));
    }

    static Text lines(List<Text> lines) {
        return lines.reversed().stream()
                .reduce((below, line) ->
                        Text.text(CampaignText.LINES).with("first", line).with("rest", below))
                .orElseThrow();
    }

    private static List<List<Button>> buttons(Campaign campaign, boolean hungUp) {
        var id = campaign.id();
        var open = open(CampaignText.OPEN, "campaign", id);
        return switch (campaign.state()) {
            case DRAFT, CANCELLED -> List.of(List.of(open));
            case SCHEDULED -> List.of(List.of(open(CampaignText.START_NOW, "campaign.now", id), open));
            case RUNNING -> running(campaign);
            case PAUSED ->
                List.of(
                        List.of(resume(campaign), open(CampaignText.STOP, "campaign.stop", id)),
                        List.of(open(CampaignText.EXPORT_SO_FAR, "campaign.files", id), open));
            case WAITING_FOR_MONEY ->
                List.of(
                        List.of(
                                Button.open(Text.text(CampaignText.TOP_UP), "topup"),
                                open(CampaignText.STOP, "campaign.stop", id)),
                        List.of(open(CampaignText.EXPORT_SO_FAR, "campaign.files", id), open));
            case STOPPING ->
                List.of(hungUp ? List.of(open) : List.of(open(CampaignText.HANG_UP, "campaign.hangup", id), open));
            case FINISHED ->
                List.of(
                        List.of(
                                open(CampaignText.REPORT, "campaign.report", id),
                                open(CampaignText.EXPORT, "campaign.files", id)),
                        List.of(open(CampaignText.AGAIN, "campaign.again", id), open));
        };
    }

    /** Where its calls are switched off, no pace helps, but whoever knows why. */
    private static List<List<Button>> running(Campaign campaign) {
        var id = campaign.id();
        var open = open(CampaignText.OPEN, "campaign", id);
        var control =
                List.of(open(CampaignText.PAUSE, "campaign.pause", id), open(CampaignText.STOP, "campaign.stop", id));
        return campaign.why().filter(Why.STOPPED::equals).isPresent()
                ? List.of(control, List.of(Button.open(Text.text(CampaignText.ASK_SUPPORT), "support.new"), open))
                : List.of(
                        control, pace(campaign), List.of(open(CampaignText.EXPORT_SO_FAR, "campaign.files", id), open));
    }

    /** One step down and one up, as far as there are any; each says where it leads. */
    private static List<Button> pace(Campaign campaign) {
        var now = campaign.plan().pace();
        var steps = new ArrayList<Button>();
        step(CampaignText.SLOWER, campaign, Pace.slower(now)).ifPresent(steps::add);
        step(CampaignText.FASTER, campaign, Pace.faster(now)).ifPresent(steps::add);
        return steps;
    }

    private static Optional<Button> step(CampaignText label, Campaign campaign, int to) {
        var now = campaign.plan().pace();
        return to == now
                ? Optional.empty()
                : Optional.of(Button.deed(
                        Text.text(label).with("pace", to), STEP_PACE, campaign.id() + "." + now + "-" + to));
    }

    /** What lets it go on: a higher budget, a look at what failed, or simply the wish. */
    private static Button resume(Campaign campaign) {
        var why = campaign.why();
        if (why.filter(Why.BUDGET_USED::equals).isPresent()) {
            return open(CampaignText.BUDGET, "campaign.budget", campaign.id());
        }
        if (why.filter(Why.BREAKER::equals).isPresent()) {
            return open(CampaignText.FAILING, "campaign.failing", campaign.id());
        }
        return open(CampaignText.RESUME, "campaign.resume", campaign.id());
    }

    private static Button open(CampaignText label, String screen, java.util.UUID campaign) {
        return Button.open(Text.text(label), screen, campaign.toString());
    }
}
