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
import com.speechcad.text.PlainDigits;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** When within the callees' day it calls; the law's hours hold in any case. */
@Singleton
class HoursStep extends Draft {
    static final String ID = "campaign.hours";
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final List<CallingWindow> OFFERED = List.of(
            new CallingWindow(9 * HOUR, 17 * HOUR),
            new CallingWindow(9 * HOUR, 20 * HOUR),
            new CallingWindow(10 * HOUR, 18 * HOUR),
            new CallingWindow(10 * HOUR, 21 * HOUR));
    private static final Pattern TYPED = Pattern.compile(
            "(\\d{1,2})(?:[:h点](\\d{2})?)?\\s*(?:-|–|—|~|to|à|से|到|至)\\s*(\\d{1,2})(?:[:h点](\\d{2})?)?");

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
        return read(line)
                .map(window -> decide(visitor, new Change.Window(Optional.of(window))))
                .orElseGet(() -> Next.stay(CampaignScreenText.HOURS_NOT_UNDERSTOOD));
    }

    /** {@code 9-17}, {@code 9h30 à 18h}, {@code 9点到18点}. */
    static Optional<CallingWindow> read(String line) {
        var found = TYPED.matcher(PlainDigits.of(line).strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var from = minutes(found.group(1), found.group(2));
        var to = minutes(found.group(3), found.group(4));
        return from >= 0 && to <= DAY && from < to ? Optional.of(new CallingWindow(from, to)) : Optional.empty();
    }

    private static int minutes(String hour, @org.jspecify.annotations.Nullable String minute) {
        return Integer.parseInt(hour) * HOUR + (minute == null ? 0 : Math.min(Integer.parseInt(minute), HOUR - 1));
    }

    private View.Item choice(CallingWindow window) {
        return button(
                text(CampaignScreenText.HOURS).with("from", window.from()).with("to", window.to()),
                "set",
                window.fromMinute() + "-" + window.toMinute(),
                who -> decide(who, new Change.Window(Optional.of(window))));
    }
}
