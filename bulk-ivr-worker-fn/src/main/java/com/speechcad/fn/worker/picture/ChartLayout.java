package com.speechcad.fn.worker.picture;

import com.speechcad.flow.FlowChart;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where the boxes of one picture stand and how the arrows run: from top to bottom, at most two boxes side by side, so
 * that it fits a phone held upright; where the call begins stands on top.
 */
final class ChartLayout {
    static final int BESIDE_EACH_OTHER = 2;
    private static final double MARGIN = 36;
    private static final int DOWNWARDS = 100;

    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new HashMap<>();
    private final Map<String, ElkPort> entries = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Arrow> arrows = new ArrayList<>();

    /** An exit whose target is on the same picture. */
    record Arrow(FlowChart.Box from, FlowChart.Exit exit, ElkEdge edge) {}

    /** @param beside so many boxes stand side by side at most */
    ChartLayout(List<PaintedBox> boxes, int beside) {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.COFFMAN_GRAHAM);
        root.setProperty(LayeredOptions.LAYERING_COFFMAN_GRAHAM_LAYER_BOUND, beside);
        // Else what no arrow leads to is put beside the others, however many may stand there.
        root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, beside > 1);
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.GREEDY);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 44.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 30.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 22.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 76.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 44.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 22.0);
        boxes.forEach(this::add);
        boxes.forEach(box -> connect(box.box()));
        boxes.stream()
                .map(PaintedBox::box)
                .filter(FlowChart.Box::isStart)
                .findFirst()
                .ifPresent(start -> below(start, boxes));
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    }

    double width() {
        return root.getWidth();
    }

    double height() {
        return root.getHeight();
    }

    ElkNode place(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    List<Arrow> arrows() {
        return arrows;
    }

    private void add(PaintedBox box) {
        var node = ElkGraphUtil.createNode(root);
        node.setDimensions(PaintedBox.WIDTH, box.height());
        node.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.noneOf(SizeConstraint.class));
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_ORDER);
        if (box.box().isStart()) {
            // Whatever leads back to it runs upwards.
            node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
        }
        nodes.put(box.box().id(), node);
        numbers.put(box.box().id(), box.box().number());
        var entry = ElkGraphUtil.createPort(node);
        entry.setProperty(CoreOptions.PORT_SIDE, PortSide.NORTH);
        entries.put(box.box().id(), entry);
    }

    /** What no arrow of this picture leads to from the start hangs below it, too, by lines that are not drawn. */
    private void below(FlowChart.Box start, List<PaintedBox> boxes) {
        var led = new HashSet<String>();
        walk(start.id(), led);
        for (var box : boxes) {
            if (!led.contains(box.box().id())) {
                ElkGraphUtil.createSimpleEdge(
                                place(start.id()),
                                Objects.requireNonNull(entries.get(box.box().id())))
                        .setProperty(LayeredOptions.PRIORITY_DIRECTION, DOWNWARDS);
                walk(box.box().id(), led);
            }
        }
    }

    private void walk(String from, Set<String> led) {
        if (led.add(from)) {
            arrows.stream()
                    .filter(arrow -> arrow.from().id().equals(from))
                    .forEach(arrow -> walk(arrow.exit().target().orElseThrow(), led));
        }
    }

    /** An exit to another picture, or back to its own box, is only written in the box. */
    private void connect(FlowChart.Box box) {
        var drawn = box.exits().stream()
                .filter(exit -> exit.target()
                        .filter(id -> nodes.containsKey(id) && !id.equals(box.id()))
                        .isPresent())
                .toList();
        for (int i = 0; i < drawn.size(); i++) {
            var exit = drawn.get(i);
            var port = ElkGraphUtil.createPort(nodes.get(box.id()));
            port.setProperty(CoreOptions.PORT_SIDE, PortSide.SOUTH);
            // Ports are counted clockwise: along the bottom from right to left.
            port.setProperty(CoreOptions.PORT_INDEX, drawn.size() - i);
            var edge = ElkGraphUtil.createSimpleEdge(
                    port, entries.get(exit.target().orElseThrow()));
            // The author's order decides which arrows of a circle run upwards.
            var downwards = box.number() < numbers.getOrDefault(exit.target().orElseThrow(), 0);
            edge.setProperty(LayeredOptions.PRIORITY_DIRECTION, downwards ? DOWNWARDS : 0);
            arrows.add(new Arrow(box, exit, edge));
        }
    }
}
