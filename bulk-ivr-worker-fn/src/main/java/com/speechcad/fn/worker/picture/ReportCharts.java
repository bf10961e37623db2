package com.speechcad.fn.worker.picture;

import com.speechcad.campaign.results.CampaignReport.Chart;
import com.speechcad.campaign.results.CampaignReport.Report;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.RangeType;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The charts of a report, all in one hand. */
final class ReportCharts {
    private static final float TITLE = 28;
    private static final float LABEL = 22;
    private static final float SMALL = 18;
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
        chart.bars().forEach(bar -> data.addValue(bar.value(), "", named(bar.label(), data)));
        var renderer = renderer();
        renderer.setSeriesPaint(0, CALLS);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(label);
        renderer.setDefaultItemLabelPaint(INK);
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setDefaultItemLabelGenerator(
                new StandardCategoryItemLabelGenerator("{2}", NumberFormat.getIntegerInstance(Locale.ROOT)));
        var names = new CategoryAxis();
        names.setTickLabelFont(label);
        names.setTickLabelPaint(INK);
        names.setMaximumCategoryLabelWidthRatio(0.4f);
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        var values = new NumberAxis();
        values.setVisible(false);
        values.setUpperMargin(0.15);
        values.setRangeType(RangeType.POSITIVE);
        var plot = new CategoryPlot(data, names, values, renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinesVisible(false);
        nothing(plot, nothing);
        return finished(plot, chart.title());
    }

    /** What a bar is called, never as another one: two names may differ only in what cannot be shown. */
    private String named(String name, DefaultCategoryDataset among) {
        var shown = ShownText.of(name, label::canDisplay);
        while (among.getColumnIndex(shown) >= 0) {
            shown += " ";
        }
        return shown;
    }

    /** Standing bars over time: all calls of a slice, and before them those that were answered. */
    JFreeChart overTime(Report report) {
        var calls = new XYSeries(report.callsName());
        var answered = new XYSeries(report.answeredName());
        report.slices().forEach(point -> {
            // A double holds every millisecond of the next quarter of a million years.
            double middle = (double)
                    point.since().plus(report.slice().dividedBy(2)).toInstant().toEpochMilli();
            calls.add(middle, point.calls());
            answered.add(middle, point.answered());
        });
        var width = report.slice().toMillis() * 0.85;
        var plot = new XYPlot(bars(calls, width), time(report), values(), renderer(CALLS));
        plot.setDataset(1, bars(answered, width));
        plot.setRenderer(1, renderer(ANSWERED));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlinesVisible(false);
        var chart = finished(plot, report.overTime());
        if (report.slices().isEmpty()) {
            plot.setDataset(null);
            plot.setDataset(1, null);
            nothing(plot, report.nothing());
        } else {
            chart.addSubtitle(legend(plot));
        }
        return chart;
    }

    private static XYBarDataset bars(XYSeries series, double width) {
        return new XYBarDataset(new XYSeriesCollection(series), width);
    }

    private DateAxis time(Report report) {
        var zone = report.slices().isEmpty()
                ? TimeZone.getTimeZone("UTC")
                : TimeZone.getTimeZone(report.slices().getFirst().since().getZone());
        var axis = new DateAxis(null, zone, Locale.ROOT);
        var format = new SimpleDateFormat(pattern(report), Locale.ROOT);
        format.setTimeZone(zone);
        axis.setDateFormatOverride(format);
        axis.setTickLabelFont(small);
        axis.setTickLabelPaint(INK);
        if (!report.slices().isEmpty()) {
            span(axis, report);
        }
        return axis;
    }

    /** From the first slice's beginning to the last one's end, and a little around, so that both may have a label. */
    private static void span(DateAxis axis, Report report) {
        var first = report.slices().getFirst().since().toInstant();
        var last = report.slices().getLast().since().toInstant().plus(report.slice());
        var length = Duration.between(first, last);
        var around = length.dividedBy(100);
        axis.setRange(Date.from(first.minus(around)), Date.from(last.plus(around)));
        axis.setTickUnit(TimeTicks.over(length));
    }

    private static String pattern(Report report) {
        if (report.slices().isEmpty()) {
            return "HH:mm";
        }
        var first = report.slices().getFirst().since();
        var hours = ChronoUnit.HOURS.between(first, report.slices().getLast().since());
        return hours < 20 ? "HH:mm" : hours < 24 * 4 ? "dd.MM. HH:mm" : "dd.MM.";
    }

    private NumberAxis values() {
        var axis = new NumberAxis();
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setTickLabelFont(small);
        axis.setTickLabelPaint(INK);
        return axis;
    }

    private static XYBarRenderer renderer(Color colour) {
        var renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, colour);
        renderer.setDefaultLegendShape(new Rectangle(12, 12));
        return renderer;
    }

    private LegendTitle legend(XYPlot plot) {
        var legend = new LegendTitle(plot);
        legend.setItemFont(small);
        legend.setItemPaint(INK);
        legend.setFrame(BlockBorder.NONE);
        legend.setPosition(RectangleEdge.BOTTOM);
        return legend;
    }

    private static BarRenderer renderer() {
        var renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        return renderer;
    }

    private JFreeChart finished(Plot plot, String named) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
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

    private void nothing(Plot plot, String nothing) {
        plot.setNoDataMessage(nothing);
        plot.setNoDataMessageFont(label);
        plot.setNoDataMessagePaint(INK);
    }
}
