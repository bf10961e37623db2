package com.speechcad.fn.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.ContactOutcome;
import com.speechcad.campaign.results.CampaignReport.Bar;
import com.speechcad.campaign.results.CampaignReport.Chart;
import com.speechcad.campaign.results.CampaignReport.Point;
import com.speechcad.campaign.results.CampaignReport.Report;
import com.speechcad.campaign.results.CampaignText;
import com.speechcad.campaign.results.CampaignWords;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartReportPainterTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final ChartReportPainter painter = new ChartReportPainter();

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_language_gets_a_picture_with_all_its_letters(Language language) throws IOException {
        var report = report(language, 60);
        assertThat(PictureFonts.shared().lacking(String.join("", texts(report))))
                .isEmpty();
        var font = PictureFonts.shared().forAll(texts(report), 20, false);
        assertThat(texts(report))
                .allSatisfy(
                        text -> assertThat(font.canDisplayUpTo(text)).as(text).isEqualTo(-1));

        var png = painter.png(report);

        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(1080);
        assertThat(image.getHeight()).isBetween(900, 2500);
        assertThat(png.length).isLessThan(500_000);
        keep(png, language.code());
    }

    @Test
    void a_campaign_without_a_single_call_has_a_picture_too() throws IOException {
        var full = report(Language.EN, 1);
        var empty = new Report(
                full.language(),
                full.title(),
                full.subtitle(),
                new Chart("How the calls went", List.of()),
                List.of(),
                full.overTime(),
                full.callsName(),
                full.answeredName(),
                full.slice(),
                List.of(),
                full.nothing());
        var png = painter.png(empty);
        assertThat(ImageIO.read(new ByteArrayInputStream(png))).isNotNull();
        keep(png, "empty");
    }

    /** To be looked at, where somebody asks for them. */
    private static void keep(byte[] png, String name) throws IOException {
        var folder = System.getProperty("pictures.write");
        if (folder != null) {
            Files.write(Path.of(folder, "report-" + name + ".png"), png);
        }
    }

    private static List<String> texts(Report report) {
        var bars = report.outcomes().bars().stream().map(Bar::label).toList();
        return java.util.stream.Stream.of(bars, List.of(report.overTime(), report.callsName(), report.answeredName()))
                .flatMap(List::stream)
                .toList();
    }

    private static Report report(Language language, int slices) {
        var began = ZonedDateTime.of(2026, 11, 28, 9, 0, 0, 0, ZONE);
        var outcomes = Arrays.stream(ContactOutcome.values())
                .map(kind -> new Bar(
                        said(CampaignWords.result(kind), language),
                        3902 / (1 + 3 * List.of(ContactOutcome.values()).indexOf(kind))))
                .toList();
        var keys = new Chart(
                Words.plain(Text.text(CampaignText.REPORT_KEYS).with("step", "Confirm?"), Reader.of(language)),
                List.of(new Bar("1", 2988), new Bar("2", 640), new Bar("9", 31)));
        return new Report(
                language,
                Words.plain(
                        Text.text(CampaignText.REPORT_TITLE).with("name", "October reminders 提醒"), Reader.of(language)),
                "9,412 = 3,902 + 1,839 + 12 + 0 + 3,659 · $86.12",
                new Chart(said(CampaignText.REPORT_OUTCOMES, language), outcomes),
                List.of(keys),
                said(CampaignText.REPORT_TIME, language),
                said(CampaignText.REPORT_CALLS, language),
                said(CampaignText.REPORT_ANSWERED, language),
                Duration.ofMinutes(5),
                IntStream.range(0, slices)
                        .mapToObj(slice -> new Point(began.plusMinutes(5L * slice), 60 - slice % 17, 30 + slice % 11))
                        .toList(),
                said(CampaignText.REPORT_NOTHING, language));
    }

    private static String said(TextKey key, Language language) {
        return Words.plain(Text.text(key), Reader.of(language));
    }
}
