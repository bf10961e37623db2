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
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.IntStream;

/** The hour of a day that was tapped; minutes are typed. */
@Singleton
class HourScreen extends OfCampaign {
    static final String ID = "campaign.hour";
    private static final int FIRST = 6;
    private static final int LAST = 22;
    private static final int A_ROW = 4;

    private final TypedStart start;
    private final Clock clock;

    HourScreen(Campaigns campaigns, TypedStart start, Clock clock) {
        super(ID, campaigns);
        this.start = start;
        this.clock = clock;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        var day = day(within);
        if (day.isEmpty() || campaign.state() != CampaignState.DRAFT) {
            return View.gone();
        }
        var zone = Chosen.zone(visitor, campaign);
        var view = view(text(CampaignScreenText.ASK_HOUR)
                        .with("weekday", WeekdayText.of(day.get().getDayOfWeek()))
                        .with("date", day.get())
                        .with("zone", zone))
                .takingText();
        var hours = IntStream.rangeClosed(FIRST, LAST)
                .mapToObj(hour -> day.get().atTime(hour, 0))
                .filter(local -> isAhead(local, zone))
                .map(this::choice)
                .toList();
        for (int i = 0; i < hours.size(); i += A_ROW) {
            view = view.row(hours.subList(i, Math.min(i + A_ROW, hours.size())));
        }
        return view;
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var day = day(CampaignRef.within(visitor.argument()));
        return here(visitor)
                .map(campaign -> day.map(known -> start.takeHour(visitor, campaign, known, line))
                        .orElseGet(() -> start.take(visitor, campaign, line)))
                .orElseGet(() -> Next.stay(CampaignScreenText.NO_DRAFT));
    }

    private View.Item choice(LocalDateTime local) {
        return button(
                text(CampaignScreenText.TIME).with("time", local.toLocalTime()),
                "at",
                Integer.toString(local.getHour()),
                who -> take(who, local.toLocalTime()));
    }

    private Next take(Visitor visitor, LocalTime time) {
        var day = day(CampaignRef.within(visitor.argument()));
        return here(visitor)
                .flatMap(campaign -> day.map(known -> start.take(visitor, campaign, known.atTime(time))))
                .orElseGet(() -> Next.stay(CampaignScreenText.NO_DRAFT));
    }

    private boolean isAhead(LocalDateTime local, ZoneId zone) {
        return local.isAfter(LocalDateTime.ofInstant(clock.instant(), zone));
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
