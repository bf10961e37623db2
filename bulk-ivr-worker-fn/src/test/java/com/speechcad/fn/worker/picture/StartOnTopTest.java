package com.speechcad.fn.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.FlowChart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a call begins stands on top of its picture and says so, however the steps lead back to it. */
class StartOnTopTest {
    /** Each line: the steps of one picture, each with those it leads to. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one after the other                  | 1>2 2>3 3>
            back to the first from the last      | 1>2 2>3 3>1
            back to the first from a menu        | 1>2,3 2>4 3>1 4>1,5 5>
            two loops back to the first          | 1>2 2>1,3 3>4 4>1,5 5>
            a loop that passes the first by      | 1>2 2>3 3>2,4 4>1 5>
            everything leads to the first        | 1>6 2>1 3>1 4>1 5>1 6>1
            the first leads to another picture   | 1>9 2>3 3>4 4>5,2 5>6 6>3
            the first is only led to             | 1>9 2>1 3>2 4>3 5>4 6>5
            the last is what it leads to         | 1>6 6>5 5>4 4>3 3>2 2>1
            two loops within each other          | 1>2 2>3 3>4 4>2,5 5>1,6 6>3
            """)
    void the_first_step_stands_above_all_others(String name, String ways) {
        for (int beside = 1; beside <= ChartLayout.BESIDE_EACH_OTHER; beside++) {
            assertOnTop(Arrays.stream(ways.split(" ")).map(StartOnTopTest::box).toList(), beside);
        }
    }

    @Test
    void in_forty_steps_that_lead_to_and_fro_it_stands_on_top_of_the_first_picture() {
        var boxes = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> box(number + ">" + (number % 40 + 1) + "," + Math.max(1, number - 3) + ",1"))
                .toList();

        assertOnTop(boxes.subList(0, 6), 2);
        assertOnTop(boxes.subList(0, 6), 1);
        assertThat(new ElkFlowPainter()
                        .pages(new FlowChart("Long", boxes))
                        .getFirst()
                        .first())
                .isEqualTo(1);
    }

    @Test
    void its_box_has_room_for_saying_so() {
        assertThat(new PaintedBox(box("1>")).height()).isGreaterThan(new PaintedBox(box("2>")).height() + 20);
    }

    private static void assertOnTop(List<FlowChart.Box> boxes, int beside) {
        var painted = boxes.stream().map(PaintedBox::new).toList();
        var layout = new ChartLayout(painted, beside);
        var first = layout.place("s1").getY();
        for (var other : boxes.subList(1, boxes.size())) {
            assertThat(layout.place(other.id()).getY())
                    .as("step %s, %s beside each other", other.number(), beside)
                    .isGreaterThan(first);
        }
    }

    /** {@code 3>1,4} is step 3, which leads to 1 and 4. */
    private static FlowChart.Box box(String written) {
        var parts = written.split(">", -1);
        var number = Integer.parseInt(parts[0]);
        var exits = Arrays.stream(parts[1].split(","))
                .filter(target -> !target.isEmpty())
                .map(target -> new FlowChart.Exit(target, "→ step " + target, Optional.of("s" + target), false))
                .toList();
        return new FlowChart.Box(
                "s" + number,
                number,
                exits.size() > 1 ? FlowChart.Tone.ASKS : exits.isEmpty() ? FlowChart.Tone.ENDS : FlowChart.Tone.SAYS,
                "Step",
                number == 1 ? "Start of the call" : "",
                "",
                "What step " + number + " says.",
                exits);
    }
}
