package com.speechcad.fn.worker.picture;

import com.speechcad.campaign.results.CampaignReport.Bar;
import com.speechcad.campaign.results.CampaignReport.Report;
import com.speechcad.campaign.results.ReportPainter;
import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/** Draws a campaign's report: outcomes, keys, calls over time, one under the other, so that a phone shows it upright. */
@Singleton
class ChartReportPainter implements ReportPainter {
    private static final int WIDTH = 1080;
    private static final int MARGIN = 40;
    private static final int HEAD = 150;
    private static final int A_BAR = 56;
    private static final int AROUND_BARS = 110;
    private static final int TIME = 420;
    private static final float TITLE_SIZE = 40;
    private static final float SUBTITLE_SIZE = 22;
    private static final Color GROUND = new Color(0xf5f7fa);
    private static final Color INK = new Color(0x1f2933);
    private static final Color GREY = new Color(0x52606d);

    private record Panel(JFreeChart chart, int height) {}

    @Override
    public byte[] png(Report report) {
        var panels = panels(new ReportCharts(texts(report)), report);
        var height = HEAD + panels.stream().mapToInt(Panel::height).sum() + MARGIN;
        var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        var page = image.createGraphics();
        page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        page.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        page.setColor(GROUND);
        page.fillRect(0, 0, WIDTH, height);
        words(page, report.title(), TITLE_SIZE, true, INK, MARGIN + TITLE_SIZE);
        words(page, report.subtitle(), SUBTITLE_SIZE, false, GREY, MARGIN + TITLE_SIZE + 2 * SUBTITLE_SIZE);
        var top = HEAD;
        for (var panel : panels) {
            panel.chart.draw(page, new Rectangle2D.Double(MARGIN / 2.0, top, WIDTH - MARGIN, panel.height));
            top += panel.height;
        }
        page.dispose();
        return png(image);
    }

    private static List<Panel> panels(ReportCharts charts, Report report) {
        var panels = new ArrayList<Panel>();
        panels.add(new Panel(
                charts.bars(report.outcomes(), report.nothing()),
                AROUND_BARS + A_BAR * Math.max(1, report.outcomes().bars().size())));
        for (var keys : report.keys()) {
            panels.add(new Panel(
                    charts.bars(keys, report.nothing()),
                    AROUND_BARS + A_BAR * keys.bars().size()));
        }
        panels.add(new Panel(charts.overTime(report), TIME));
        return panels;
    }

    /** Smaller where it would not fit. */
    private static void words(Graphics2D page, String text, float size, boolean isBold, Color colour, float baseline) {
        var fonts = PictureFonts.shared();
        var layout = new TextLayout(fonts.dressed(text, size, isBold).getIterator(), page.getFontRenderContext());
        var room = WIDTH - 2f * MARGIN;
        if (layout.getAdvance() > room) {
            var smaller = size * room / layout.getAdvance();
            layout = new TextLayout(fonts.dressed(text, smaller, isBold).getIterator(), page.getFontRenderContext());
        }
        page.setColor(colour);
        layout.draw(page, MARGIN, baseline);
    }

    private static List<String> texts(Report report) {
        var charts = Stream.concat(Stream.of(report.outcomes()), report.keys().stream())
                .toList();
        var labels = charts.stream().flatMap(chart -> chart.bars().stream()).map(Bar::label);
        return Stream.of(
                        labels,
                        charts.stream().map(chart -> chart.title()),
                        Stream.of(
                                report.overTime(),
                                report.callsName(),
                                report.answeredName(),
                                report.nothing(),
                                "0123456789"))
                .flatMap(texts -> texts)
                .toList();
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
