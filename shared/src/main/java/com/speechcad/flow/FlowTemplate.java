package com.speechcad.flow;

import com.speechcad.flow.Comparison.Operator;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flows for common jobs, complete as they are and edited like any other afterwards. */
public enum FlowTemplate {
    APPOINTMENT(TemplateText.APPOINTMENT),
    DELIVERY(TemplateText.DELIVERY),
    SURVEY(TemplateText.SURVEY),
    CONFIRM(TemplateText.CONFIRM),
    OPT_IN(TemplateText.OPT_IN);

    private static final int RETRIES = 2;

    private final TemplateText title;

    FlowTemplate(TemplateText title) {
        this.title = title;
    }

    /** What it is called; also the name of the flow made of it. */
    public TemplateText title() {
        return title;
    }

    /** Its steps in a language. It has no findings. */
    public Draft draft(Language language) {
        var words = new Sentences(language);
        return switch (this) {
            case APPOINTMENT -> appointment(words);
            case DELIVERY -> delivery(words);
            case SURVEY -> survey(words);
            case CONFIRM -> confirm(words);
            case OPT_IN -> optIn(words);
        };
    }

    private static Draft appointment(Sentences words) {
        return new Draft(List.of(
                        new Step.PlayMessage("s1", words.of(TemplateText.APPOINTMENT_HELLO), Optional.of("s2")),
                        menu("s2", words.of(TemplateText.APPOINTMENT_MENU), "s5", "s3", "s4", "s1"),
                        new Step.End("s3", words.of(TemplateText.APPOINTMENT_CONFIRMED)),
                        question(
                                "s4",
                                words.of(TemplateText.APPOINTMENT_WHICH_DAY),
                                words.name(TemplateText.NAME_WISHED_DAY),
                                "s6"),
                        new Step.End("s5", words.of(TemplateText.NOT_HEARD)),
                        new Step.End("s6", words.of(TemplateText.APPOINTMENT_CALL_BACK))))
                .defaulting(words.defaults(
                        Map.entry(TemplateText.NAME_DATE, TemplateText.SOME_DATE),
                        Map.entry(TemplateText.NAME_TIME, TemplateText.SOME_TIME)));
    }

    private static Draft delivery(Sentences words) {
        return new Draft(List.of(
                        new Step.PlayMessage("s1", words.of(TemplateText.DELIVERY_HELLO), Optional.of("s2")),
                        menu("s2", words.of(TemplateText.DELIVERY_MENU), "s6", "s3", "s4", "s5"),
                        new Step.End("s3", words.of(TemplateText.DELIVERY_HOME)),
                        new Step.End("s4", words.of(TemplateText.DELIVERY_NEIGHBOUR)),
                        question(
                                "s5",
                                words.of(TemplateText.DELIVERY_WHICH_DAY),
                                words.name(TemplateText.NAME_OTHER_DAY),
                                "s7"),
                        new Step.End("s6", words.of(TemplateText.NOT_HEARD)),
                        new Step.End("s7", words.of(TemplateText.DELIVERY_LATER))))
                .defaulting(words.defaults(Map.entry(TemplateText.NAME_DATE, TemplateText.SOME_DATE)));
    }

    private static Draft survey(Sentences words) {
        return new Draft(List.of(
                new Step.PlayMessage("s1", words.of(TemplateText.SURVEY_HELLO), Optional.of("s2")),
                new Step.AskDigits(
                        "s2",
                        words.of(TemplateText.SURVEY_RATING),
                        new Typed.Rating(5),
                        words.name(TemplateText.NAME_RATING),
                        Failure.going(RETRIES, Optional.of("s6")),
                        Optional.of("s3")),
                new Step.Branch(
                        "s3",
                        List.of(new Step.Case(
                                new Comparison(words.name(TemplateText.NAME_RATING), Operator.LESS, "4"),
                                Optional.of("s4"))),
                        Optional.of("s5")),
                new Step.Feedback(
                        "s4",
                        words.of(TemplateText.SURVEY_WHY),
                        words.name(TemplateText.NAME_OPINION),
                        Failure.skipping(1),
                        Optional.of("s5")),
                new Step.End("s5", words.of(TemplateText.SURVEY_THANKS)),
                new Step.End("s6", words.of(TemplateText.NOT_HEARD))));
    }

    private static Draft confirm(Sentences words) {
        return new Draft(List.of(
                        menu("s1", words.of(TemplateText.CONFIRM_MENU), "s4", "s2", "s3"),
                        new Step.End("s2", words.of(TemplateText.CONFIRM_YES)),
                        new Step.End("s3", words.of(TemplateText.CONFIRM_NO)),
                        new Step.End("s4", words.of(TemplateText.NOT_HEARD))))
                .defaulting(words.defaults(Map.entry(TemplateText.NAME_DATE, TemplateText.SOME_DATE)));
    }

    private static Draft optIn(Sentences words) {
        return new Draft(List.of(
                new Step.PlayMessage("s1", words.of(TemplateText.OPT_IN_HELLO), Optional.of("s2")),
                menu("s2", words.of(TemplateText.OPT_IN_MENU), "s5", "s3", "s4"),
                new Step.End("s3", words.of(TemplateText.OPT_IN_YES)),
                new Step.End("s4", words.of(TemplateText.OPT_IN_NO)),
                new Step.End("s5", words.of(TemplateText.NOT_HEARD))));
    }

    /** Keys 1, 2, … lead to {@code targets}; whoever presses none of them goes to {@code otherwise}. */
    private static Step menu(String id, String text, String otherwise, String... targets) {
        var choices = new java.util.ArrayList<Step.Choice>();
        for (var target : targets) {
            choices.add(new Step.Choice((char) ('1' + choices.size()), Optional.of(target)));
        }
        return new Step.Menu(id, text, choices, Failure.going(RETRIES, Optional.of(otherwise)));
    }

    private static Step question(String id, String text, String variable, String next) {
        return new Step.Question(id, text, variable, List.of(), Failure.skipping(1), Optional.of(next));
    }

    /** The template's sentences in one language, with variables as authors write them. */
    private record Sentences(Language language) {
        String of(TemplateText key) {
            return Words.plain(
                    Text.text(key)
                            .with("date", "{{" + name(TemplateText.NAME_DATE) + "}}")
                            .with("time", "{{" + name(TemplateText.NAME_TIME) + "}}"),
                    Reader.of(language));
        }

        /** What a variable is called in the language. */
        String name(TemplateText key) {
            return Variables.name(Words.plain(Text.text(key), Reader.of(language)));
        }

        @SafeVarargs
        final Map<String, String> defaults(Map.Entry<TemplateText, TemplateText>... values) {
            var all = new LinkedHashMap<String, String>();
            for (var value : values) {
                all.put(name(value.getKey()), of(value.getValue()));
            }
            return all;
        }
    }
}
