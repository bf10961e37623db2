package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** When it begins: at once, on a day that is tapped, or whenever somebody types. */
@Singleton
class StartStep extends Draft {
    static final String ID = "campaign.start";
    private static final int DAYS = 7;

    private final TypedStart typed;
    private final Clock clock;

    StartStep(Campaigns campaigns, DraftCampaign draft, Wizard wizard, TypedStart typed, Clock clock) {
        super(ID, campaigns, draft, wizard);
        this.typed = typed;
        this.clock = clock;
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        var zone = Chosen.zone(visitor, campaign);
        var view = view(Lines.of(words(campaign, zone))).takingText();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        view = view.pairs(IntStream.range(0, DAYS)
                .mapToObj(day -> day(campaign, today.plusDays(day)))
                .toList());
        if (campaign.plan().start().isPresent()) {
            view = view.pairs(Chosen.REMINDERS.stream()
                    .map(minutes -> reminder(campaign, minutes))
                    .toList());
        }
        return view.row(button(
                        CampaignScreenText.AT_ONCE, "once", who -> decide(who, new Change.Start(Optional.empty()))))
                .row(
                        open(
                                text(CampaignScreenText.ZONE).with("zone", zone),
                                StartZoneScreen.ID,
                                CampaignRef.of(campaign)),
                        button(
                                CampaignScreenText.DONE,
                                "done",
                                who -> decide(
                                        who,
                                        new Change.Start(here(who)
                                                .flatMap(one -> one.plan().start())))));
    }

    private List<Text> words(Campaign campaign, ZoneId zone) {
        var lines = new ArrayList<Text>();
        lines.add(campaign.plan()
                .start()
                .map(start -> text(CampaignScreenText.START_AT)
                        .with("date", start.at().atZone(zone).toLocalDate())
                        .with("time", start.at().atZone(zone).toLocalTime())
                        .with("zone", zone))
                .orElse(text(CampaignScreenText.START_AT_ONCE)));
        lines.add(text(CampaignScreenText.ASK_START)
                .with("zone", zone)
                .with("now", clock.instant().atZone(zone).toLocalTime()));
        return lines;
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return here(visitor)
                .map(campaign -> typed.take(visitor, campaign, line))
                .orElseGet(() -> Next.stay(CampaignScreenText.NO_DRAFT));
    }

    private static View.Item day(Campaign campaign, LocalDate day) {
        return open(
                text(CampaignScreenText.DAY)
                        .with("weekday", WeekdayText.of(day.getDayOfWeek()))
                        .with("date", day),
                HourScreen.ID,
                CampaignRef.of(campaign, day.toString()));
    }

    private View.Item reminder(Campaign campaign, int minutes) {
        var isOn = Chosen.reminders(campaign.plan().start()).contains(minutes);
        var label = text(isOn ? CampaignScreenText.REMIND_ON : CampaignScreenText.REMIND_OFF)
                .with("minutes", minutes);
        return button(label, "remind", Integer.toString(minutes), who -> toggle(who, minutes));
    }

    private Next toggle(Visitor visitor, int minutes) {
        var start = here(visitor).flatMap(campaign -> campaign.plan().start());
        if (start.isEmpty()) {
            return Next.stay(CampaignScreenText.NO_DRAFT);
        }
        var reminders = new ArrayList<>(start.get().reminders());
        if (!reminders.remove(Integer.valueOf(minutes))) {
            reminders.add(minutes);
        }
        var changed = new Campaign.Start(
                start.get().at(),
                start.get().zone(),
                reminders.stream().sorted().toList());
        return keep(visitor, new Change.Start(Optional.of(changed)));
    }
}
