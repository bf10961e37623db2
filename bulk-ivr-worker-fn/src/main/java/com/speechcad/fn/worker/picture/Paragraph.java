package com.speechcad.fn.worker.picture;

import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextLayout;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text broken into lines of a width. Every line is as tall as the next, whatever script it is in. */
final class Paragraph {
    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
    private static final double LINE = 1.42;

    /** Signs that belong to the word before them, across the space that French puts there. */
    private static final String CLOSING = "।॥?!:;»%";

    private final List<TextLayout> lines;
    private final List<Integer> starts;
    private final double lineHeight;

    private Paragraph(List<TextLayout> lines, List<Integer> starts, double lineHeight) {
        this.lines = lines;
        this.starts = List.copyOf(starts);
        this.lineHeight = lineHeight;
    }

    /** @param most lines; what is left over is not shown */
    static Paragraph of(String text, float size, boolean bold, double width, int most) {
        var oneLine = text.replaceAll("\\s+", " ").strip();
        var dressed = PictureFonts.shared().dressed(oneLine, size, bold).getIterator();
        var measurer = new LineBreakMeasurer(dressed, BreakIterator.getLineInstance(Locale.ROOT), SMOOTH);
        var lines = new ArrayList<TextLayout>();
        var starts = new ArrayList<Integer>();
        while (measurer.getPosition() < dressed.getEndIndex() && lines.size() < most) {
            starts.add(measurer.getPosition());
            lines.add(measurer.nextLayout((float) width, end(oneLine, measurer, width), false));
        }
        return new Paragraph(lines, starts, size * LINE);
    }

    /**
     * Where the next line ends. The line breaks of the JDK know neither a danda nor French spaces: the word before a closing
     * sign comes down with it, and an opening one goes down to its word.
     */
    private static int end(String text, LineBreakMeasurer measurer, double width) {
        var end = measurer.nextOffset((float) width);
        while (end < text.length() && isTorn(text, end)) {
            var before = space(text, end - 1);
            if (before < measurer.getPosition()) {
                return measurer.nextOffset((float) width);
            }
            end = before + 1;
        }
        return end;
    }

    private static boolean isTorn(String text, int end) {
        var last = end - 1;
        while (last > 0 && isSpace(text.charAt(last))) {
            last--;
        }
        return CLOSING.indexOf(text.charAt(end)) >= 0 || text.charAt(last) == '«';
    }

    /** The last place before {@code end} where a line may break: a plain space with a word before it. */
    private static int space(String text, int end) {
        var at = end;
        while (at > 0 && isSpace(text.charAt(at))) {
            at--;
        }
        return text.lastIndexOf(' ', at);
    }

    private static boolean isSpace(char sign) {
        return sign == ' ' || sign == '\u00A0' || sign == '\u202F';
    }

    double height() {
        return lines.size() * lineHeight;
    }

    double width() {
        return lines.stream().mapToDouble(TextLayout::getAdvance).max().orElse(0);
    }

    /** Where each line begins in the text. */
    List<Integer> starts() {
        return starts;
    }

    int count() {
        return lines.size();
    }

    /** Draws it below {@code top}. */
    void draw(Graphics2D page, double left, double top) {
        var baseline = top + lineHeight * 0.74;
        for (var line : lines) {
            line.draw(page, (float) left, (float) baseline);
            baseline += lineHeight;
        }
    }

    /** Draws its first line with the middle at a point. */
    void drawCentred(Graphics2D page, double x, double y) {
        if (!lines.isEmpty()) {
            var line = lines.getFirst();
            line.draw(page, (float) (x - line.getAdvance() / 2), (float) (y + lineHeight * 0.25));
        }
    }
}
