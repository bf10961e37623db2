package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.CallingWindow;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.when.TypedHours;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** When within the callees' day it calls; the law's hours hold in any case. */
@Singleton
class HoursStep extends Draft {
    static final String ID = "campaign.hours";
    private static final int HOUR = 60;
    private static final List<CallingWindow> OFFERED = List.of(
            new CallingWindow(9 * HOUR, 17 * HOUR),
            new CallingWindow(9 * HOUR, 20 * HOUR),
            new CallingWindow(10 * HOUR, 18 * HOUR),
            new CallingWindow(10 * HOUR, 21 * HOUR));

    HoursStep(Campaigns campaigns, DraftCampaign draft, Wizard wizard) {
        super(ID, campaigns, draft, wizard);
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        var view = view(CampaignScreenText.ASK_HOURS).takingText();
        for (int i = 0; i < OFFERED.size(); i += 2) {
            view = view.row(choice(OFFERED.get(i)), choice(OFFERED.get(i + 1)));
        }
        return view.row(
                button(CampaignScreenText.ANY_HOUR, "any", who -> decide(who, new Change.Window(Optional.empty()))));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return TypedHours.read(line, visitor.reader().language())
                .map(hours -> new CallingWindow(hours.from(), hours.to()))
                .map(window -> decide(visitor, new Change.Window(Optional.of(window))))
                .orElseGet(() -> Next.stay(CampaignScreenText.HOURS_NOT_UNDERSTOOD));
    }

    private View.Item choice(CallingWindow window) {
        return button(
                text(CampaignScreenText.HOURS).with("from", window.from()).with("to", window.to()),
                "set",
                window.fromMinute() + "-" + window.toMinute(),
                who -> decide(who, new Change.Window(Optional.of(window))));
    }
}
