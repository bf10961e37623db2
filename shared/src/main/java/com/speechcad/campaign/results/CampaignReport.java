package com.speechcad.campaign.results;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.ContactOutcome;
import com.speechcad.text.Formats;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a campaign came to: as words, and as what a picture is drawn from. In the open transaction. */
@Singleton
public class CampaignReport {
    private static final int MOST_STEPS = 4;

    private final CampaignFigures figures;
    private final Clock clock;

    CampaignReport(CampaignFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * In the reader's words and on their clock.
     *
     * @param slices of time, each as long as {@code slice}
     */
    public record Report(
            Language language,
            String title,
            String subtitle,
            Chart outcomes,
            List<Chart> keys,
            String overTime,
            String callsName,
            String answeredName,
            Duration slice,
            List<Point> slices,
            String nothing) {}

    /** Bars with a name. */
    public record Chart(String title, List<Bar> bars) {}

    /** One bar. */
    public record Bar(String label, int value) {}

    /** What happened in one slice of time. */
    public record Point(ZonedDateTime since, int calls, int answered) {}

    /** For a message: the counts, the money, the time it took. */
    public Text words(Campaign campaign, Reader reader) {
        var counted = figures.of(campaign);
        var lines = new ArrayList<Text>();
        lines.add(Text.text(CampaignText.SUMMARY_HEAD)
                .with("mark", CampaignWords.mark(campaign.state()))
                .with("name", campaign.plan().name())
                .with("state", CampaignWords.state(campaign)));
        campaign.times().started().ifPresent(began -> lines.add(took(campaign, began, reader)));
        CampaignWords.results(counted).ifPresent(lines::add);
        lines.addAll(CampaignWords.keys(counted));
        if (counted.optedOut() > 0) {
            lines.add(Text.text(CampaignText.OPTED_OUT).with("count", counted.optedOut()));
        }
        lines.add(CampaignWords.sum(counted.progress()));
        lines.add(Text.text(CampaignText.SPENT).with("spent", campaign.spent()));
        return LiveCampaign.lines(lines);
    }

    private Text took(Campaign campaign, Instant began, Reader reader) {
        var end = campaign.times().ended().orElse(clock.instant());
        if (began.truncatedTo(ChronoUnit.MINUTES).equals(end.truncatedTo(ChronoUnit.MINUTES))) {
            return Text.text(CampaignText.SUMMARY_MOMENT).with("at", began).with("took", Duration.between(began, end));
        }
        return Text.text(CampaignText.SUMMARY_TIME)
                .with("from", began)
                .with("to", CampaignWords.moment(end, reader, began))
                .with("took", Duration.between(began, end));
    }

    Report of(Campaign campaign, Reader reader) {
        var counted = figures.of(campaign);
        var slice = slice(figures.span(campaign.id()));
        var points = figures.overTime(campaign.id(), slice).stream()
                .map(one -> new Point(one.since().atZone(reader.zone()), one.calls(), one.answered()))
                .toList();
        return new Report(
                reader.language(),
                plain(
                        Text.text(CampaignText.REPORT_TITLE)
                                .with("name", campaign.plan().name()),
                        reader),
                plain(CampaignWords.sum(counted.progress()), reader)
                        + " · "
                        + new Formats(reader, false).money(campaign.spent()),
                outcomes(counted, reader),
                keys(counted, reader),
                plain(Text.text(CampaignText.REPORT_TIME), reader),
                plain(Text.text(CampaignText.REPORT_CALLS), reader),
                plain(Text.text(CampaignText.REPORT_ANSWERED), reader),
                slice,
                points,
                plain(Text.text(CampaignText.REPORT_NOTHING), reader));
    }

    private static Chart outcomes(CampaignFigures.Figures counted, Reader reader) {
        var bars = Arrays.stream(ContactOutcome.values())
                .filter(kind -> counted.of(kind) > 0)
                .map(kind -> new Bar(plain(Text.text(CampaignWords.result(kind)), reader), counted.of(kind)))
                .toList();
        var title = plain(Text.text(CampaignText.REPORT_OUTCOMES), reader);
        return new Chart(
                CampaignWords.again(counted)
                        .map(again -> title + " · " + plain(again, reader))
                        .orElse(title),
                bars);
    }

    private static List<Chart> keys(CampaignFigures.Figures counted, Reader reader) {
        return counted.keys().stream()
                .map(CampaignFigures.KeyCount::step)
                .distinct()
                .limit(MOST_STEPS)
                .map(step -> {
                    var pressed = counted.keys().stream()
                            .filter(key -> key.step().equals(step))
                            .toList();
                    var title = Text.text(CampaignText.REPORT_KEYS)
                            .with(
                                    "step",
                                    CampaignWords.shortened(pressed.getFirst().label()));
                    return new Chart(
                            plain(title, reader),
                            pressed.stream()
                                    .map(key -> new Bar(
                                            key.isOther()
                                                    ? plain(Text.text(CampaignText.OTHER_KEYS), reader)
                                                    : key.key(),
                                            key.count()))
                                    .toList());
                })
                .toList();
    }

    /** So that there are a few dozen at most. */
    static Duration slice(Duration span) {
        for (var slice : List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofHours(3),
                Duration.ofHours(12))) {
            if (span.compareTo(slice.multipliedBy(40)) <= 0) {
                return slice;
            }
        }
        return Duration.ofDays(1);
    }

    private static String plain(Text text, Reader reader) {
        return Words.plain(text, reader);
    }
}
