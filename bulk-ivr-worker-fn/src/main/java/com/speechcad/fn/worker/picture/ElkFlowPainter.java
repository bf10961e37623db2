package com.speechcad.fn.worker.picture;

import com.speechcad.flow.FlowChart;
import com.speechcad.flow.FlowPainter;
import jakarta.inject.Singleton;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.eclipse.elk.graph.ElkEdgeSection;

/** Draws a flow with ELK and Java2D, a few steps a picture. */
@Singleton
class ElkFlowPainter implements FlowPainter {
    /** So tall that a phone shows one picture without zooming. */
    private static final int STEPS_A_PICTURE = 6;

    /** So wide that its letters can be read on a phone held upright. */
    static final int MOST_WIDTH = 1_000;

    private static final double TITLE = 78;
    private static final double MARGIN = 36;
    private static final double ARROW = 13;
    private static final Color GROUND = new Color(0xf5f7fa);
    private static final Color INK = new Color(0x1f2933);

    @Override
    public List<Picture> pages(FlowChart chart) {
        var pages = new ArrayList<Picture>();
        var boxes = chart.boxes();
        for (int from = 0; from < boxes.size(); ) {
            var drawing = fitting(boxes.subList(from, Math.min(boxes.size(), from + STEPS_A_PICTURE)));
            var first = boxes.get(from).number();
            var last = first + drawing.boxes().size() - 1;
            var title = boxes.size() == drawing.boxes().size()
                    ? chart.title()
                    : chart.title() + " · " + first + "–" + last + " / " + boxes.size();
            pages.add(new Picture(first, last, png(title, drawing)));
            from += drawing.boxes().size();
        }
        return List.copyOf(pages);
    }

    private record Drawn(List<PaintedBox> boxes, ChartLayout layout) {}

    /** As many of the steps as fit: side by side, else one below the other, else fewer of them. */
    private static Drawn fitting(List<FlowChart.Box> boxes) {
        var painted = boxes.stream().map(PaintedBox::new).toList();
        for (int steps = painted.size(); steps > 1; steps--) {
            for (int beside = ChartLayout.BESIDE_EACH_OTHER; beside > 0; beside--) {
                var drawn = drawn(painted.subList(0, steps), beside);
                if (drawn.layout().width() <= MOST_WIDTH) {
                    return drawn;
                }
            }
        }
        return drawn(painted.subList(0, 1), 1);
    }

    private static Drawn drawn(List<PaintedBox> boxes, int beside) {
        return new Drawn(boxes, new ChartLayout(boxes, beside));
    }

    private static byte[] png(String title, Drawn drawn) {
        var painted = drawn.boxes();
        var layout = drawn.layout();
        var width = (int) Math.ceil(Math.max(layout.width(), PaintedBox.WIDTH + 2 * MARGIN));
        var height = (int) Math.ceil(layout.height() + TITLE);
        var scale = Math.min(1.0, (double) MOST_PIXELS / Math.max(width, height));
        var image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        var page = image.createGraphics();
        page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        page.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        page.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        page.scale(scale, scale);
        page.setColor(GROUND);
        page.fillRect(0, 0, width, height);
        page.setColor(INK);
        Paragraph.of(title, 28, true, width - 2 * MARGIN, 1).draw(page, MARGIN, MARGIN / 2 + 4);
        page.translate((width - layout.width()) / 2, TITLE - MARGIN / 2);
        layout.arrows().forEach(arrow -> line(page, arrow));
        painted.forEach(box -> {
            var place = layout.place(box.box().id());
            box.draw(page, place.getX(), place.getY());
        });
        layout.arrows().forEach(arrow -> mark(page, arrow));
        page.dispose();
        return written(image);
    }

    private static void line(Graphics2D page, ChartLayout.Arrow arrow) {
        page.setColor(Tones.strong(arrow.from().tone()));
        page.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (ElkEdgeSection section : arrow.edge().getSections()) {
            var path = new Path2D.Double();
            path.moveTo(section.getStartX(), section.getStartY());
            section.getBendPoints().forEach(bend -> path.lineTo(bend.getX(), bend.getY()));
            path.lineTo(section.getEndX(), section.getEndY() - ARROW);
            page.draw(path);
            var head = new Path2D.Double();
            head.moveTo(section.getEndX(), section.getEndY());
            head.lineTo(section.getEndX() - ARROW * 0.7, section.getEndY() - ARROW * 1.4);
            head.lineTo(section.getEndX() + ARROW * 0.7, section.getEndY() - ARROW * 1.4);
            head.closePath();
            page.fill(head);
        }
    }

    private static void mark(Graphics2D page, ChartLayout.Arrow arrow) {
        for (ElkEdgeSection section : arrow.edge().getSections()) {
            var sign = Paragraph.of(arrow.exit().mark(), 21, true, PaintedBox.WIDTH, 1);
            PaintedBox.dot(page, arrow.from().tone(), sign, section.getStartX(), section.getStartY() + 6, false);
        }
    }

    private static byte[] written(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
