package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Attempt;
import com.speechcad.call.Attempts;
import com.speechcad.call.EndReason;
import com.speechcad.call.LiveMessage;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactOutcome;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.results.CampaignWords;
import com.speechcad.campaign.results.ContactRows;
import com.speechcad.campaign.results.ContactRows.ContactRow;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** One contact of a campaign: where it stands and why, what happens next, and each of its calls. */
@Singleton
class PersonScreen extends OfCampaign {
    private static final int MOST_VARIABLES = 10;
    static final String ID = "campaign.person";

    private final ContactRows contacts;
    private final Attempts attempts;
    private final Elsewhere elsewhere;
    private final Clock clock;

    PersonScreen(Campaigns campaigns, ContactRows contacts, Attempts attempts, Elsewhere elsewhere, Clock clock) {
        super(ID, campaigns);
        this.contacts = contacts;
        this.attempts = attempts;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        return within.matches("\\d{1,9}")
                ? contacts.find(campaign.id(), Integer.parseInt(within))
                        .map(row -> draw(visitor, campaign, row))
                        .orElseGet(View::gone)
                : View.gone();
    }

    private View draw(Visitor visitor, Campaign campaign, ContactRow row) {
        var calls = contacts.calls(campaign.id(), row.seq()).stream()
                .flatMap(id -> attempts.find(id).stream())
                .toList();
        var view = view(Lines.of(lines(visitor, row, calls)));
        for (var call : calls) {
            view = view.row(open(
                    text(CampaignScreenText.PERSON_CALL).with("at", call.plannedAt()),
                    "call.one",
                    ShortId.of(call.id())));
        }
        if (row.state().isToDo() || row.state() == ContactState.EXCLUDED) {
            view = view.row(elsewhere.whyNotNow(campaign, row));
        }
        return view.row(open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign)));
    }

    private List<Text> lines(Visitor visitor, ContactRow row, List<Attempt> calls) {
        var lines = new ArrayList<Text>();
        lines.add(text(CampaignScreenText.PERSON_HEAD)
                .with("number", row.number().maskedInArea())
                .with("state", CampaignWords.contact(row.state())));
        row.variables().entrySet().stream()
                .limit(MOST_VARIABLES)
                .forEach(variable -> lines.add(text(CampaignScreenText.PERSON_VARIABLES)
                        .with("name", variable.getKey())
                        .with("value", variable.getValue())));
        row.outcome()
                .map(word -> ContactOutcome.of(EndReason.of(word), row.state() == ContactState.REACHED))
                .ifPresent(outcome ->
                        lines.add(text(CampaignScreenText.PERSON_MEANS).with("outcome", outcome)));
        lines.add(next(visitor, row));
        for (var call : calls) {
            lines.add(text(CampaignScreenText.PERSON_CALLED)
                    .with("at", call.plannedAt())
                    .with(
                            "how",
                            call.state().isOver()
                                    ? LiveMessage.reason(call)
                                    : text(CampaignScreenText.PERSON_RUNNING)));
        }
        lines.add(text(CampaignScreenText.PERSON_CHARGED)
                .with("seconds", row.seconds() + row.transferredSeconds())
                .with("charged", row.charged()));
        return lines;
    }

    /** What happens to it next, or why nothing does. */
    private Text next(Visitor visitor, ContactRow row) {
        if (row.state() == ContactState.EXCLUDED) {
            return text(CampaignScreenText.PERSON_EXCLUDED)
                    .with("why", CampaignWords.rule(row.rule().orElse("")));
        }
        if (row.state() == ContactState.WAITING && row.nextAt().isAfter(clock.instant())) {
            return text(CampaignScreenText.PERSON_WAITS)
                    .with("why", CampaignWords.rule(row.rule().orElse("")))
                    .with("at", CampaignWords.moment(row.nextAt(), visitor.reader(), clock.instant()));
        }
        return row.state().isToDo()
                ? text(CampaignScreenText.PERSON_TO_DO).with("tries", row.tries())
                : text(CampaignScreenText.PERSON_OVER).with("tries", row.tries());
    }
}
