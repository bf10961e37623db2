package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Whom it calls: one of the business's lists. */
@Singleton
class ContactsStep extends Draft {
    static final String ID = "campaign.list";
    private static final int A_PAGE = 6;

    private final ContactLists lists;
    private final Elsewhere elsewhere;

    ContactsStep(Campaigns campaigns, DraftCampaign draft, Wizard wizard, ContactLists lists, Elsewhere elsewhere) {
        super(ID, campaigns, draft, wizard);
        this.lists = lists;
        this.elsewhere = elsewhere;
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        var business = visitor.business().id();
        var total = lists.count(business);
        var page = Page.of(visitor, ID, total, A_PAGE);
        var view = view(total == 0 ? CampaignScreenText.NO_LIST : CampaignScreenText.ASK_LIST);
        for (var list : lists.page(business, page.offset(), A_PAGE)) {
            view = view.row(button(
                    text(CampaignScreenText.LIST_CHOICE)
                            .with("name", list.name())
                            .with("count", list.contacts()),
                    "set",
                    ShortId.of(list.id()),
                    who -> decide(who, contacts(list))));
        }
        return page.controls(view).row(elsewhere.contacts());
    }

    private static Change contacts(ContactList list) {
        return new Change.Contacts(new Campaign.Source.OfList(list.id()));
    }
}
