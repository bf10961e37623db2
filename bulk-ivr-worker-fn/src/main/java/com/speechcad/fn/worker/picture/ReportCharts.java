package com.speechcad.fn.worker.picture;

import com.speechcad.campaign.results.CampaignReport.Chart;
import com.speechcad.campaign.results.CampaignReport.Report;
import java.awt.Color;
import java.awt.Font;
import java.text.NumberFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** The charts of a report, all in one hand. */
final class ReportCharts {
    private static final float TITLE = 28;
    private static final float LABEL = 22;
    private static final float SMALL = 18;
    private static final int MOST_TICKS = 8;
    private static final Color INK = new Color(0x1f2933);
    private static final Color GRID = new Color(0xd9e2ec);
    private static final Color CALLS = new Color(0x1d5fa8);
    private static final Color ANSWERED = new Color(0x3f9d55);

    private final Font title;
    private final Font label;
    private final Font small;

    /** @param texts all that will stand in the charts */
    ReportCharts(List<String> texts) {
        title = PictureFonts.shared().forAll(texts, TITLE, true);
        label = PictureFonts.shared().forAll(texts, LABEL, false);
        small = PictureFonts.shared().forAll(texts, SMALL, false);
    }

    /** Bars that lie, with their number at the end. */
    JFreeChart bars(Chart chart, String nothing) {
        var data = new DefaultCategoryDataset();
        chart.bars().forEach(bar -> data.addValue(bar.value(), "", bar.label()));
        var renderer = renderer();
        renderer.setSeriesPaint(0, CALLS);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(label);
        renderer.setDefaultItemLabelPaint(INK);
        renderer.setDefaultItemLabelGenerator(
                new StandardCategoryItemLabelGenerator("{2}", NumberFormat.getIntegerInstance(java.util.Locale.ROOT)));
        var names = new CategoryAxis();
        names.setTickLabelFont(label);
        names.setTickLabelPaint(INK);
        names.setMaximumCategoryLabelWidthRatio(0.4f);
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        var values = new NumberAxis();
        values.setVisible(false);
        values.setUpperMargin(0.15);
        values.setRangeType(org.jfree.data.RangeType.POSITIVE);
        var plot = new CategoryPlot(data, names, values, renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinesVisible(false);
        return finished(plot, chart.title(), nothing);
    }

    /** Standing bars: all calls of a slice of time, and before them those that were answered. */
    JFreeChart overTime(Report report) {
        var data = new DefaultCategoryDataset();
        var points = report.slices();
        for (int i = 0; i < points.size(); i++) {
            var name = tick(report, i);
            data.addValue(points.get(i).calls(), report.callsName(), name);
            data.addValue(points.get(i).answered(), report.answeredName(), name);
        }
        var renderer = renderer();
        renderer.setSeriesPaint(0, CALLS);
        renderer.setSeriesPaint(1, ANSWERED);
        renderer.setItemMargin(0);
        var names = new CategoryAxis();
        names.setTickLabelFont(small);
        names.setTickLabelPaint(INK);
        names.setCategoryLabelPositions(CategoryLabelPositions.STANDARD);
        names.setCategoryMargin(0.15);
        var values = new NumberAxis();
        values.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        values.setTickLabelFont(small);
        values.setTickLabelPaint(INK);
        var plot = new CategoryPlot(data, names, values, renderer);
        plot.setRangeGridlinePaint(GRID);
        var chart = finished(plot, report.overTime(), report.nothing());
        if (!points.isEmpty()) {
            var legend = new org.jfree.chart.title.LegendTitle(plot);
            legend.setItemFont(small);
            legend.setItemPaint(INK);
            legend.setFrame(BlockBorder.NONE);
            legend.setPosition(org.jfree.chart.ui.RectangleEdge.BOTTOM);
            chart.addSubtitle(legend);
        }
        return chart;
    }

    /** Few enough names that each can be read; the others are told apart by spaces that nobody sees. */
    private static String tick(Report report, int at) {
        var every = Math.max(1, Math.ceilDiv(report.slices().size(), MOST_TICKS));
        return at % every == 0 ? named(report, report.slices().get(at).since()) : "\u200b".repeat(at + 1);
    }

    private static String named(Report report, ZonedDateTime since) {
        var first = report.slices().getFirst().since();
        var last = report.slices().getLast().since();
        var isOneDay = ChronoUnit.HOURS.between(first, last) < 20;
        var pattern = isOneDay ? "HH:mm" : report.slice().toHours() < 24 ? "dd.MM. HH:mm" : "dd.MM.";
        return DateTimeFormatter.ofPattern(pattern, java.util.Locale.ROOT).format(since);
    }

    private static BarRenderer renderer() {
        var renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setMaximumBarWidth(0.3);
        return renderer;
    }

    private JFreeChart finished(CategoryPlot plot, String named, String nothing) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setNoDataMessage(nothing);
        plot.setNoDataMessageFont(label);
        plot.setNoDataMessagePaint(INK);
        var chart = new JFreeChart(null, title, plot, false);
        var head = new TextTitle(named, title);
        head.setPaint(INK);
        head.setHorizontalAlignment(HorizontalAlignment.LEFT);
        head.setPadding(8, 12, 8, 12);
        chart.setTitle(head);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(6, 6, 12, 18));
        chart.setTextAntiAlias(true);
        return chart;
    }
}
