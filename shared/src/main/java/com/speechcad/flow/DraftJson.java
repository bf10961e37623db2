package com.speechcad.flow;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a draft lies in the database. What was written once stays readable: fields are only ever added. */
@Singleton
class DraftJson {
    private final ObjectMapper json;

    DraftJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Draft draft) {
        try {
            return json.writeValueAsString(
                    new Stored(draft.steps().stream().map(DraftJson::stored).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Draft read(String written) {
        try {
            var stored = json.readValue(written, Stored.class);
            if (stored == null) {
                throw new IllegalStateException("an empty draft");
            }
            return new Draft(stored.steps().stream().map(DraftJson::step).toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static StoredStep stored(Step step) {
        return switch (step) {
            case Step.PlayMessage(var id, var text, var next) ->
                new StoredStep("message", id, text, next.orElse(null), null, null, null, null);
            case Step.Question(var id, var text, var variable, var next) ->
                new StoredStep("question", id, text, next.orElse(null), variable, null, null, null);
            case Step.End(var id, var text) -> new StoredStep("end", id, text, null, null, null, null, null);
            case Step.Menu(var id, var text, var choices, var repetitions, var otherwise) ->
                new StoredStep(
                        "menu",
                        id,
                        text,
                        null,
                        null,
                        choices.stream()
                                .map(choice -> new StoredChoice(
                                        Character.toString(choice.key()),
                                        choice.next().orElse(null)))
                                .toList(),
                        repetitions,
                        otherwise.orElse(null));
        };
    }

    private static Step step(StoredStep stored) {
        var next = Optional.ofNullable(stored.next());
        return switch (stored.kind()) {
            case "message" -> new Step.PlayMessage(stored.id(), stored.text(), next);
            case "question" ->
                new Step.Question(
                        stored.id(),
                        stored.text(),
                        Optional.ofNullable(stored.variable()).orElse(""),
                        next);
            case "end" -> new Step.End(stored.id(), stored.text());
            case "menu" -> menu(stored);
            default -> throw new IllegalStateException("a step of kind " + stored.kind());
        };
    }

    private static Step.Menu menu(StoredStep stored) {
        var choices = Optional.ofNullable(stored.choices()).orElse(List.of());
        return new Step.Menu(
                stored.id(),
                stored.text(),
                choices.stream()
                        .map(choice -> new Step.Choice(choice.key().charAt(0), Optional.ofNullable(choice.next())))
                        .toList(),
                Optional.ofNullable(stored.repetitions()).orElse(0),
                Optional.ofNullable(stored.otherwise()));
    }

    @Serdeable
    record Stored(List<StoredStep> steps) {}

    @Serdeable
    record StoredStep(
            String kind,
            String id,
            String text,
            @Nullable String next,
            @Nullable String variable,
            @Nullable List<StoredChoice> choices,
            @Nullable Integer repetitions,
            @Nullable String otherwise) {}

    @Serdeable
    record StoredChoice(String key, @Nullable String next) {}
}
