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
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.DateTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Letters reach below their line: the panel's white begins under them. */
    @Test
    void nothing_of_the_heading_touches_the_panel() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(painter.png(report(Language.HI, 3))));
        var panel = IntStream.range(0, image.getHeight())
                .filter(row -> image.getRGB(30, row) == Color.WHITE.getRGB())
                .findFirst()
                .orElseThrow();
        var ground = image.getRGB(0, 0);

        assertThat(IntStream.range(panel - 10, panel).boxed().toList())
                .allSatisfy(row -> assertThat(IntStream.range(0, image.getWidth())
                                .filter(at -> image.getRGB(at, row) != ground)
                                .count())
                        .isZero());
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT1M",
        "2, PT1M",
        "11, PT1M",
        "40, PT1M",
        "40, PT5M",
        "40, PT15M",
        "40, PT1H",
        "40, PT3H",
        "40, PT12H",
        "3, P1D",
        "60, P1D",
        "300, P1D"
    })
    void the_axis_of_time_has_few_labels_and_none_of_them_twice(int slices, Duration slice) {
        var full = report(Language.EN, 1);
        var began = ZonedDateTime.of(2026, 11, 28, 9, 31, 0, 0, ZONE);
        var report = new Report(
                full.language(),
                full.title(),
                full.subtitle(),
                full.outcomes(),
                full.keys(),
                full.overTime(),
                full.callsName(),
                full.answeredName(),
                slice,
                IntStream.range(0, slices)
                        .mapToObj(one -> new Point(began.plus(slice.multipliedBy(one)), 3, 1))
                        .toList(),
                full.nothing());
        var chart = new ReportCharts(texts(report)).overTime(report);
        var page = new BufferedImage(1040, 420, BufferedImage.TYPE_INT_RGB).createGraphics();
        var area = new Rectangle2D.Double(0, 0, 1040, 420);
        chart.draw(page, area);

        var axis = chart.getXYPlot().getDomainAxis();
        var labels = new ArrayList<String>();
        for (var tick : axis.refreshTicks(page, new AxisState(), area, RectangleEdge.BOTTOM)) {
            labels.add(((DateTick) tick).getText());
        }
        page.dispose();

        assertThat(labels.stream().filter(label -> !label.isEmpty()).toList())
                .doesNotHaveDuplicates()
                .hasSizeBetween(1, 6);
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
                "9,412 = 3,902 (हुई) + 1,839 (छोड़े) + 12 + 0 + 3,659 · $86.12",
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
