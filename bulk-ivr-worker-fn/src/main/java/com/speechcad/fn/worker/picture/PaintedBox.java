package com.speechcad.fn.worker.picture;

import com.speechcad.flow.FlowChart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** One step's box: a coloured head (with a band where the call begins), what it says, and where each of its exits leads. Sizes are in pixels. */
final class PaintedBox {
    static final double WIDTH = 430;
    static final double DOT = 17;
    private static final double PADDING = 20;
    private static final double GAP = 10;
    private static final double EXIT_INDENT = 48;
    private static final double START_INDENT = 28;
    private static final double START_SIGN = 10;
    private static final float HEAD_SIZE = 25;
    private static final float TEXT_SIZE = 24;
    private static final float EXIT_SIZE = 21;
    private static final int MOST_LINES = 5;
    private static final Color INK = new Color(0x1f2933);
    private static final Color PALE = new Color(0x52606d);
    private static final Color LOOSE = new Color(0xb42318);
    private static final BasicStroke FRAME = new BasicStroke(2.5f);
    private static final BasicStroke BOLD = new BasicStroke(4.5f);
    private static final BasicStroke DASHED =
            new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {9, 7}, 0);

    private final FlowChart.Box box;
    private final Paragraph head;
    private final Paragraph start;
    private final Paragraph remark;
    private final Paragraph words;
    private final List<Row> rows = new ArrayList<>();
    private final double height;

    private record Row(FlowChart.Exit exit, Paragraph mark, Paragraph words) {
        double height() {
            return Math.max(2 * DOT, words.height()) + 4;
        }
    }

    PaintedBox(FlowChart.Box box) {
        this.box = box;
        var inner = WIDTH - 2 * PADDING;
        head = Paragraph.of(box.number() + " · " + box.kind(), HEAD_SIZE, true, inner, 2);
        start = Paragraph.of(box.start(), EXIT_SIZE, true, inner - START_INDENT, 1);
        remark = Paragraph.of(box.remark(), EXIT_SIZE, true, inner, 1);
        words = Paragraph.of(box.words(), TEXT_SIZE, false, inner, MOST_LINES);
        for (var exit : box.exits()) {
            rows.add(new Row(
                    exit,
                    Paragraph.of(exit.mark(), EXIT_SIZE, true, WIDTH, 1),
                    Paragraph.of(exit.words(), EXIT_SIZE, false, inner - EXIT_INDENT, 3)));
        }
        height = headHeight() + bodyHeight() + rowsHeight();
    }

    FlowChart.Box box() {
        return box;
    }

    double height() {
        return height;
    }

    private double headHeight() {
        return startHeight() + head.height() + (box.remark().isEmpty() ? 0 : remark.height()) + 2 * GAP;
    }

    private double startHeight() {
        return box.isStart() ? start.height() + GAP : 0;
    }

    private double bodyHeight() {
        return box.words().isEmpty() ? 0 : words.height() + 2 * GAP;
    }

    private double rowsHeight() {
        return rows.isEmpty() ? 0 : rows.stream().mapToDouble(Row::height).sum() + 2 * GAP;
    }

    void draw(Graphics2D page, double left, double top) {
        var frame = new RoundRectangle2D.Double(left, top, WIDTH, height, 24, 24);
        page.setColor(Color.WHITE);
        page.fill(frame);
        var clip = page.getClip();
        page.clip(frame);
        page.setColor(Tones.pale(box.tone()));
        page.fill(new java.awt.geom.Rectangle2D.Double(left, top, WIDTH, headHeight()));
        page.setClip(clip);
        page.setColor(box.remark().isEmpty() ? Tones.strong(box.tone()) : LOOSE);
        page.setStroke(box.isStart() ? BOLD : box.remark().isEmpty() ? FRAME : DASHED);
        page.draw(frame);
        if (box.isStart()) {
            drawStart(page, left, top);
        }
        page.setColor(box.remark().isEmpty() ? Tones.strong(box.tone()) : LOOSE);
        head.draw(page, left + PADDING, top + startHeight() + GAP);
        remark.draw(page, left + PADDING, top + startHeight() + GAP + head.height());
        var y = top + headHeight();
        if (!box.words().isEmpty()) {
            page.setColor(INK);
            words.draw(page, left + PADDING, y + GAP);
            y += bodyHeight();
        }
        drawRows(page, left, y + GAP);
    }

    /** A band over the whole box, with a sign that is read without its words. */
    private void drawStart(Graphics2D page, double left, double top) {
        var clip = page.getClip();
        page.clip(new RoundRectangle2D.Double(left, top, WIDTH, height, 24, 24));
        page.setColor(Tones.strong(box.tone()));
        page.fill(new java.awt.geom.Rectangle2D.Double(left, top, WIDTH, startHeight()));
        page.setClip(clip);
        page.setColor(Color.WHITE);
        var middle = top + startHeight() / 2;
        var sign = new Path2D.Double();
        sign.moveTo(left + PADDING, middle - START_SIGN);
        sign.lineTo(left + PADDING + 1.6 * START_SIGN, middle);
        sign.lineTo(left + PADDING, middle + START_SIGN);
        sign.closePath();
        page.fill(sign);
        start.draw(page, left + PADDING + START_INDENT, top + GAP / 2);
    }

    private void drawRows(Graphics2D page, double left, double top) {
        var y = top;
        for (var row : rows) {
            var middle = y + Math.min(row.height() - 4, 2 * DOT) / 2;
            dot(page, box.tone(), row.mark, left + PADDING + DOT, middle, row.exit.isLoose());
            page.setColor(row.exit.isLoose() ? LOOSE : PALE);
            row.words.draw(page, left + PADDING + EXIT_INDENT, y + 2);
            y += row.height();
        }
    }

    /** The sign of an exit in a disc, as it stands in the box and on the arrow. */
    static void dot(Graphics2D page, FlowChart.Tone tone, Paragraph mark, double x, double y, boolean loose) {
        page.setColor(loose ? LOOSE : Tones.strong(tone));
        page.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
        page.setColor(Color.WHITE);
        mark.drawCentred(page, x, y);
    }
}
