package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.results.ContactRows.ContactRow;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Ways to what belongs to other subjects, offered where they are there. */
@Singleton
class Elsewhere {
    private static final String CONTACT_LISTS = "contacts";
    private static final String DO_NOT_CALL = "law.dnc";
    private static final String WHY_NOT_NOW = "law.why";
    private static final String WHOSE_NUMBER = "why.number";
    private static final String WHOSE_CONTACT = "why.campaign";
    private static final String WHICH_CONTACT = "why.contact";

    private final BeanProvider<Screen> screens;

    Elsewhere(BeanProvider<Screen> screens) {
        this.screens = screens;
    }

    /** Contact lists and the do-not-call list. */
    List<View.Item> lists() {
        var items = new ArrayList<>(contacts());
        if (has(DO_NOT_CALL)) {
            items.add(open(CampaignScreenText.DO_NOT_CALL, DO_NOT_CALL));
        }
        return items;
    }

    List<View.Item> contacts() {
        return has(CONTACT_LISTS) ? List.of(open(CampaignScreenText.CONTACT_LISTS, CONTACT_LISTS)) : List.of();
    }

    /** Whether the campaign may call a contact, and from which minute on. */
    List<View.Item> whyNotNow(Campaign campaign, ContactRow contact) {
        return has(WHY_NOT_NOW)
                ? List.of(button(
                        CampaignScreenText.WHY_NOT_NOW,
                        "why",
                        _ -> Next.goTo(WHY_NOT_NOW)
                                .noting(WHOSE_NUMBER, contact.number().e164())
                                .noting(WHOSE_CONTACT, campaign.id().toString())
                                .noting(WHICH_CONTACT, Integer.toString(contact.seq()))))
                : List.of();
    }

    private boolean has(String id) {
        return screens.stream().anyMatch(screen -> screen.id().equals(id));
    }
}
