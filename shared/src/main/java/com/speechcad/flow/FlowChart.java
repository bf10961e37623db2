package com.speechcad.flow;

import java.util.List;
import java.util.Optional;

/** A flow as boxes and arrows, in somebody's language already: what a painter draws. */
public record FlowChart(String title, List<Box> boxes) {
    public FlowChart {
        boxes = List.copyOf(boxes);
    }

    /** What a step is for; a painter gives each a colour of its own. */
    public enum Tone {
        SAYS,
        ASKS,
        DECIDES,
        ENDS
    }

    /**
     * One step.
     *
     * @param number as on the screen, from 1
     * @param kind what it is called
     * @param start says that the call begins here; empty everywhere else
     * @param remark what is wrong with where it stands, such as that no call comes to it; empty when nothing is
     * @param words what it says, shortened; empty for a step that says nothing
     */
    public record Box(
            String id,
            int number,
            Tone tone,
            String kind,
            String start,
            String remark,
            String words,
            List<Exit> exits) {
        public Box {
            exits = List.copyOf(exits);
        }

        public boolean isStart() {
            return !start.isEmpty();
        }
    }

    /**
     * One way out.
     *
     * @param mark one or two signs that stand on the arrow and in the box
     * @param words where it leads, such as “key 1 → step 3”
     * @param target the box it leads to; empty when it leads to none
     * @param isLoose whether it should lead somewhere and does not yet
     */
    public record Exit(String mark, String words, Optional<String> target, boolean isLoose) {}
}
