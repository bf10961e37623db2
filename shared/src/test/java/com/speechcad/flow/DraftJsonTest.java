package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.Json;
import com.speechcad.flow.Failure.Then;
import io.micronaut.serde.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DraftJsonTest {
    private final DraftJson json = new DraftJson(new Json(ObjectMapper.getDefault()));

    /** As the first release wrote it: a menu's repetitions beside it, no failures, no kinds of input, no defaults. */
    @Test
    void a_draft_of_the_first_shape_still_opens() {
        var draft = json.read("""
            {"steps":[
              {"kind":"message","id":"s1","text":"Hello.","next":"s2"},
              {"kind":"menu","id":"s2","text":"Press 1.","choices":[{"key":"1","next":"s3"},{"key":"2"}],
               "repetitions":2,"otherwise":"s4"},
              {"kind":"question","id":"s3","text":"Which day?","next":"s4"},
              {"kind":"end","id":"s4","text":"Goodbye."}]}\
            """);

        assertThat(draft)
                .isEqualTo(new Draft(List.of(
                        new Step.PlayMessage("s1", "Hello.", Optional.of("s2")),
                        new Step.Menu(
                                "s2",
                                "Press 1.",
                                List.of(
                                        new Step.Choice('1', Optional.of("s3")),
                                        new Step.Choice('2', Optional.empty())),
                                Failure.going(2, Optional.of("s4"))),
                        new Step.Question("s3", "Which day?", "", List.of(), Failure.skipping(1), Optional.of("s4")),
                        new Step.End("s4", "Goodbye."))));
        assertThat(json.read(json.write(draft)))
                .as("written anew, it is the same")
                .isEqualTo(draft);
    }

    @Test
    void a_field_that_a_later_release_wrote_does_not_close_it() {
        var draft = json.read("""
            {"steps":[{"kind":"end","id":"s1","text":"Goodbye.","mood":"sunny"}],"theme":{"colour":"blue"}}\
            """);

        assertThat(draft.steps()).containsExactly(new Step.End("s1", "Goodbye."));
        assertThatThrownBy(() -> json.read("{\"steps\":[{\"kind\":\"dance\",\"id\":\"s1\",\"text\":\"\"}]}"))
                .hasMessageContaining("dance");
    }

    @Test
    void everything_that_a_draft_can_say_is_written_and_read() {
        var list = new UUID(0, 9);
        var failure = new Failure(1, new Then.Transfer("+14155550199"), new Then.End());
        var go = Optional.of("s9");
        var draft = new Draft(List.of(
                        new Step.AskDigits("s1", "?", new Typed.YesNo(), "a", failure, go),
                        new Step.AskDigits("s2", "?", new Typed.Rating(5), "b", Failure.skipping(0), go),
                        new Step.AskDigits("s3", "?", new Typed.Quantity(20), "c", failure, go),
                        new Step.AskDigits("s4", "?", new Typed.CalendarDay(), "d", failure, go),
                        new Step.AskDigits("s5", "?", new Typed.PostalCode(), "e", failure, go),
                        new Step.AskDigits("s6", "?", new Typed.Reference(Optional.of(list)), "f", failure, go),
                        new Step.Question(
                                "s7", "?", "g", List.of(new Step.Expected("yes", go)), Failure.skipping(2), go),
                        new Step.Feedback("s8", "?", "h", failure, Optional.empty()),
                        new Step.Branch(
                                "s10",
                                List.of(new Step.Case(new Comparison("b", Comparison.Operator.GREATER, "3"), go)),
                                Optional.empty()),
                        new Step.Transfer("s11", "Wait.", "+14155550199", go),
                        new Step.SpeakAgain("s12"),
                        new Step.End("s9", "Bye.")))
                .defaulting(Map.of("first_name", "there"))
                .speaking(Optional.of("voice-1"));

        assertThat(json.read(json.write(draft))).isEqualTo(draft);
        var task = Draft.empty().tasked("Ask whether the parcel came.");
        assertThat(json.read(json.write(task))).isEqualTo(task);
    }

    /** What another process said of it, long ago: an enum's {@code hashCode()} would be another one in each. */
    @Test
    void a_drafts_mark_is_the_same_in_every_process() {
        var branch = new Draft(List.of(
                new Step.Branch(
                        "s1",
                        List.of(new Step.Case(
                                new Comparison("b", Comparison.Operator.GREATER, "3"), Optional.of("s2"))),
                        Optional.empty()),
                new Step.End("s2", "Bye.")));

        assertThat(new DraftDigest(json).of(branch)).isEqualTo("653ca75ff8116520d7273bd7");
        assertThat(new DraftDigest(json).of(branch.speaking(Optional.of("v"))))
                .isNotEqualTo("653ca75ff8116520d7273bd7");
    }
}
