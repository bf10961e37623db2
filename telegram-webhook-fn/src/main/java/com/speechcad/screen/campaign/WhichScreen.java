package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What was typed can be read in several ways, or the clock shows it twice that day: which one is meant. */
@Singleton
class WhichScreen extends OfCampaign {
    static final String ID = "campaign.which";

    private final TypedStart start;

    WhichScreen(Campaigns campaigns, TypedStart start) {
        super(ID, campaigns);
        this.start = start;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (campaign.state() != CampaignState.DRAFT || within.isEmpty()) {
            return View.gone();
        }
        var zone = Chosen.zone(visitor, campaign);
        var isTwice = within.startsWith("@");
        var view = view(text(isTwice ? CampaignScreenText.ASK_WHICH_OF_TWO : CampaignScreenText.ASK_WHICH)
                .with("zone", zone));
        var readings = within.split("/", -1);
        for (int i = 0; i < readings.length; i++) {
            var reading = readings[i];
            var item = isTwice ? instant(reading, i, zone) : local(reading, i);
            if (item.isEmpty()) {
                return View.gone();
            }
            view = view.row(item.get());
        }
        return view;
    }

    private Optional<View.Item> local(String reading, int number) {
        try {
            var local = LocalDateTime.parse(reading);
            var label = text(CampaignScreenText.READING)
                    .with("weekday", WeekdayText.of(local.getDayOfWeek()))
                    .with("date", local.toLocalDate())
                    .with("time", local.toLocalTime());
            return Optional.of(button(
                    label,
                    "read",
                    Integer.toString(number),
                    who -> here(who)
                            .map(campaign -> start.take(who, campaign, local))
                            .orElseGet(() -> Next.stay(CampaignScreenText.NO_DRAFT))));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private Optional<View.Item> instant(String reading, int number, ZoneId zone) {
        try {
            var instant = Instant.ofEpochSecond(Long.parseLong(reading.substring(1)));
            var local = instant.atZone(zone);
            var label = text(CampaignScreenText.READING_OF_TWO)
                    .with("time", local.toLocalTime())
                    .with("offset", "UTC" + local.getOffset().getId().replace("Z", ""))
                    .with("which", number == 0 ? "first" : "second");
            return Optional.of(button(
                    label,
                    "read",
                    Integer.toString(number),
                    who -> here(who)
                            .map(campaign -> start.take(who, campaign, instant))
                            .orElseGet(() -> Next.stay(CampaignScreenText.NO_DRAFT))));
        } catch (NumberFormatException | java.time.DateTimeException _) {
            return Optional.empty();
        }
    }
}
