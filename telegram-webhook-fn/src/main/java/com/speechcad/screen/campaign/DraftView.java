package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.QuoteCampaign;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import com.speechcad.text.And;
import com.speechcad.text.Html;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** A draft as a whole: what is decided, what is not yet, and a way to change each. */
@Singleton
class DraftView {
    private final FlowVersions versions;
    private final ContactLists lists;
    private final Campaigns campaigns;
    private final CampaignProgress progress;
    private final QuoteCampaign quotes;
    private final ConsentStep consent;
    private final UnfilledWords unfilled;

    DraftView(
            FlowVersions versions,
            ContactLists lists,
            Campaigns campaigns,
            CampaignProgress progress,
            QuoteCampaign quotes,
            ConsentStep consent,
            UnfilledWords unfilled) {
        this.versions = versions;
        this.lists = lists;
        this.campaigns = campaigns;
        this.progress = progress;
        this.quotes = quotes;
        this.consent = consent;
        this.unfilled = unfilled;
    }

    View of(Visitor visitor, Campaign campaign) {
        var ref = CampaignRef.of(campaign);
        var view = view(Lines.of(lines(visitor, campaign)))
                .row(
                        edit(campaign, CampaignScreenText.EDIT_NAME, RenameScreen.ID),
                        edit(campaign, CampaignScreenText.EDIT_FLOW, FlowStep.ID))
                .row(
                        edit(campaign, CampaignScreenText.EDIT_CONTACTS, ContactsStep.ID),
                        edit(campaign, CampaignScreenText.EDIT_PURPOSE, PurposeStep.ID))
                .row(
                        edit(campaign, CampaignScreenText.EDIT_CALLER, FromStep.ID),
                        edit(campaign, CampaignScreenText.EDIT_HOURS, HoursStep.ID))
                .row(
                        edit(campaign, CampaignScreenText.EDIT_RETRIES, RetryStep.ID),
                        edit(campaign, CampaignScreenText.EDIT_PACE, PaceScreen.ID))
                .row(
                        edit(campaign, CampaignScreenText.EDIT_RECORDING, RecordStep.ID),
                        edit(campaign, CampaignScreenText.EDIT_START, StartStep.ID));
        if (consent.unconsented(visitor, campaign).isPresent()) {
            view = view.row(edit(campaign, CampaignScreenText.EDIT_CONSENT, ConsentStep.ID));
        }
        if (campaign.plan().isComplete()) {
            view = view.row(button(CampaignScreenText.QUOTE, "quote", who -> quote(who, campaign)));
        }
        return view.row(open(text(CampaignScreenText.DELETE), "campaign.cancel", ref));
    }

    private static View.Item edit(Campaign campaign, CampaignScreenText label, String step) {
        return button(text(label), step.substring(CampaignScreen.ID.length() + 1), _ -> Wizard.change(campaign, step));
    }

    /** Reckoned anew only where nothing is known, or the draft was changed since. */
    private Next quote(Visitor visitor, Campaign campaign) {
        if (quotes.of(campaign.id()).isEmpty() && !quotes.isReckoning(campaign.id())) {
            quotes.ask(visitor.id(), campaign.id());
        }
        return Next.goTo(QuoteScreen.ID, CampaignRef.of(campaign));
    }

    private List<Text> lines(Visitor visitor, Campaign campaign) {
        var plan = campaign.plan();
        var lines = new ArrayList<Text>();
        lines.add(text(CampaignScreenText.DRAFT_HEAD).with("name", plan.name()));
        lines.add(plan.flowVersion()
                .flatMap(id -> versions.find(new FlowVersionId(id)))
                .map(version -> text(CampaignScreenText.DRAFT_FLOW)
                        .with("name", version.name())
                        .with("number", version.number()))
                .orElse(text(CampaignScreenText.DRAFT_NO_FLOW)));
        lines.add(source(visitor, campaign));
        lines.addAll(unfilled.of(campaign));
        consent.unconsented(visitor, campaign).ifPresent(_ -> lines.add(text(CampaignScreenText.DRAFT_NO_CONSENT)));
        lines.add(text(CampaignScreenText.DRAFT_PURPOSE).with("purpose", PurposeStep.label(plan.purpose())));
        lines.add(plan.from()
                .map(number -> text(CampaignScreenText.DRAFT_FROM).with("number", new Html(number.readable())))
                .orElse(text(CampaignScreenText.DRAFT_NO_FROM)));
        lines.add(plan.window()
                .map(window -> text(CampaignScreenText.DRAFT_HOURS)
                        .with("from", window.from())
                        .with("to", window.to()))
                .orElse(text(CampaignScreenText.DRAFT_ANY_HOUR)));
        lines.add(RetryStep.summary(plan.retries()));
        lines.add(text(CampaignScreenText.DRAFT_PACE)
                .with("pace", plan.pace())
                .with("recording", plan.recording() ? "on" : "off"));
        lines.add(start(campaign));
        plan.start()
                .map(Campaign.Start::reminders)
                .filter(minutes -> !minutes.isEmpty())
                .ifPresent(minutes -> lines.add(text(CampaignScreenText.DRAFT_REMINDERS)
                        .with("minutes", new And(minutes.stream().sorted().toList()))));
        lines.add(text(plan.isComplete() ? CampaignScreenText.DRAFT_COMPLETE : CampaignScreenText.DRAFT_INCOMPLETE));
        return lines;
    }

    private Text source(Visitor visitor, Campaign campaign) {
        var none = text(CampaignScreenText.DRAFT_NO_LIST);
        return campaign.plan()
                .source()
                .map(source -> switch (source) {
                    case Campaign.Source.OfList(var id) ->
                        lists.find(visitor.business().id(), id)
                                .map(list -> text(CampaignScreenText.DRAFT_LIST)
                                        .with("name", list.name())
                                        .with("count", list.contacts()))
                                .orElse(none);
                    case Campaign.Source.NotReachedBy(var id) ->
                        campaigns
                                .ofUser(visitor.id(), id)
                                .map(earlier -> text(CampaignScreenText.DRAFT_AGAIN)
                                        .with("name", earlier.plan().name())
                                        .with("count", progress.of(earlier).left()))
                                .orElse(none);
                })
                .orElse(none);
    }

    static Text start(Campaign campaign) {
        return campaign.plan()
                .start()
                .map(start -> text(CampaignScreenText.START_AT)
                        .with("date", start.at().atZone(start.zone()).toLocalDate())
                        .with("time", start.at().atZone(start.zone()).toLocalTime())
                        .with("zone", start.zone()))
                .orElse(text(CampaignScreenText.START_AT_ONCE));
    }
}
