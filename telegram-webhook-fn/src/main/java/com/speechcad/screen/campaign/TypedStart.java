package com.speechcad.screen.campaign;

import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.when.TypedTime;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;

/** A start as it was typed or tapped: taken, asked about, or refused with the reason. */
@Singleton
class TypedStart {
    private static final int MOST_READINGS = 4;

    private final DraftCampaign draft;
    private final Clock clock;

    TypedStart(DraftCampaign draft, Clock clock) {
        this.draft = draft;
        this.clock = clock;
    }

    Next take(Visitor visitor, Campaign campaign, String line) {
        return follow(visitor, campaign, read(visitor, campaign, line));
    }

    /** An hour of that day, or a whole time of another one. */
    Next takeHour(Visitor visitor, Campaign campaign, LocalDate day, String line) {
        var ofDay = read(visitor, campaign, day + " " + line);
        var typed = ofDay instanceof TypedTime.NotUnderstood ? read(visitor, campaign, line) : ofDay;
        return typed instanceof TypedTime.NotUnderstood
                ? Next.stay(CampaignScreenText.HOUR_NOT_UNDERSTOOD)
                : follow(visitor, campaign, typed);
    }

    private TypedTime read(Visitor visitor, Campaign campaign, String line) {
        return TypedTime.read(
                line,
                clock.instant(),
                Chosen.zone(visitor, campaign),
                visitor.reader().language());
    }

    Next take(Visitor visitor, Campaign campaign, LocalDateTime local) {
        return follow(visitor, campaign, TypedTime.of(local, clock.instant(), Chosen.zone(visitor, campaign)));
    }

    /** One of two instants that the clock shows alike. */
    Next take(Visitor visitor, Campaign campaign, Instant instant) {
        return instant.isAfter(clock.instant())
                ? set(visitor, campaign, instant, Chosen.zone(visitor, campaign))
                : Next.stay(CampaignScreenText.TIME_PAST);
    }

    private Next follow(Visitor visitor, Campaign campaign, TypedTime typed) {
        return switch (typed) {
            case TypedTime.At(var zone, var instant) -> set(visitor, campaign, instant, zone);
            case TypedTime.Choose(var zone, var readings) ->
                Next.goTo(
                                WhichScreen.ID,
                                CampaignRef.of(
                                        campaign,
                                        readings.stream()
                                                .limit(MOST_READINGS)
                                                .map(LocalDateTime::toString)
                                                .collect(Collectors.joining("/"))))
                        .noting(Chosen.ZONE, Chosen.note(campaign, zone));
            case TypedTime.Twice(var zone, var first, var second) ->
                Next.goTo(
                                WhichScreen.ID,
                                CampaignRef.of(campaign, "@" + first.getEpochSecond() + "/@" + second.getEpochSecond()))
                        .noting(Chosen.ZONE, Chosen.note(campaign, zone));
            case TypedTime.NoTime(var zone, var day) ->
                Next.goTo(HourScreen.ID, CampaignRef.of(campaign, day.toString()))
                        .noting(Chosen.ZONE, Chosen.note(campaign, zone));
            case TypedTime.Skipped(var zone, var local, var after) ->
                Next.stay(text(CampaignScreenText.TIME_SKIPPED)
                        .with("time", local.toLocalTime())
                        .with("date", local.toLocalDate())
                        .with("zone", zone)
                        .with("after", after.toLocalTime()));
            case TypedTime.Past(var _, var _) -> Next.stay(CampaignScreenText.TIME_PAST);
            case TypedTime.TooFar(var _, var _) -> Next.stay(CampaignScreenText.TIME_TOO_FAR);
            case TypedTime.NotUnderstood() -> Next.stay(CampaignScreenText.TIME_NOT_UNDERSTOOD);
        };
    }

    private Next set(Visitor visitor, Campaign campaign, Instant at, ZoneId zone) {
        var reminders = Chosen.reminders(campaign.plan().start());
        var start = new Campaign.Start(at, zone, reminders);
        if (!draft.change(visitor.id(), campaign.id(), new Change.Start(Optional.of(start)))) {
            return Next.stay(CampaignScreenText.NO_DRAFT);
        }
        return Next.replace(StartStep.ID, CampaignRef.of(campaign)).noting(Chosen.ZONE, Chosen.note(campaign, zone));
    }
}
