package com.speechcad.local.digits;

import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Step;
import com.speechcad.flow.Typed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A flow that asks for everything that can be keyed or said. */
final class Survey {
    private Survey() {}

    /** @param list what the reference is compared with */
    static Draft draft(UUID list) {
        return new Draft(List.of(
                        new Step.Menu(
                                "s1",
                                "To begin press 1.",
                                List.of(new Step.Choice('1', Optional.of("s2"))),
                                Failure.going(3, Optional.of("s10"))),
                        asks("s2", "Do you come? 1 for yes, 2 for no.", new Typed.YesNo(), "coming"),
                        asks("s3", "How was it, from 1 to 9?", new Typed.Rating(9), "mark"),
                        asks("s4", "How many guests?", new Typed.Quantity(999), "guests"),
                        asks("s5", "On which day?", new Typed.CalendarDay(), "day"),
                        asks("s6", "Your postal code?", new Typed.PostalCode(), "postal"),
                        asks("s7", "Your booking?", new Typed.Reference(Optional.of(list)), "booking"),
                        new Step.Question(
                                "s8", "What else?", "reply", List.of(), Failure.skipping(0), Optional.of("s9")),
                        new Step.Feedback("s9", "And your wish?", "wish", Failure.skipping(0), Optional.of("s10")),
                        new Step.End("s10", "Thank you, we expect {{guests}} guests.")))
                .defaulting(Map.of("guests", "some"));
    }

    private static Step asks(String id, String text, Typed typed, String variable) {
        var next = Optional.of("s" + (Integer.parseInt(id.substring(1)) + 1));
        return new Step.AskDigits(id, text, typed, variable, Failure.skipping(1), next);
    }
}
