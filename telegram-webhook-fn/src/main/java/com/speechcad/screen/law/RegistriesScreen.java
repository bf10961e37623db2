package com.speechcad.screen.law;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.RegistryChecks;
import com.speechcad.lawful.RuleRow;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** National registries that a list is checked against before offers, and what the person attested of that. */
@Factory
class RegistriesScreen {
    static final String ID = "law.registries";
    private static final String ONE = "law.registry";

    @Singleton
    @Named(ID)
    Screen list(RegistryChecks checks) {
        return new Registries(checks);
    }

    @Singleton
    @Named(ONE)
    Screen one(RegistryChecks checks, Clock clock) {
        return new Registry(checks, clock);
    }

    private record Registries(RegistryChecks checks) implements Screen {
        @Override
        public String id() {
            return ID;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var lines = new ArrayList<Text>();
            lines.add(text(LawWords.REGISTRIES_TITLE));
            checks.registries().forEach(row -> lines.add(line(visitor, row)));
            var view = view(Lines.of(lines));
            for (var row : checks.registries()) {
                view = view.row(open(text(LawWords.REGISTRY_BUTTON).with("country", country(row)), ONE, row.place()));
            }
            return view;
        }

        private Text line(Visitor visitor, RuleRow row) {
            var known = checks.of(visitor.business().id(), row.place());
            return text(LawWords.REGISTRY_LINE)
                    .with("country", country(row))
                    .with("place", row.place())
                    .with("source", row.source())
                    .with("on", known.map(check -> (Object) check.on()).orElse(LawWords.REGISTRY_NEVER));
        }
    }

    private static Locale country(RuleRow row) {
        return Locale.of("", row.place());
    }

    private record Registry(RegistryChecks checks, Clock clock) implements Screen {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return row(argument)
                    .map(row -> view(text(LawWords.REGISTRY_ASK)
                                    .with("country", country(row))
                                    .with("sample", sample(visitor))
                                    .with("days", Duration.parse(row.value()).toDays()))
                            .takingText())
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            return RegistryLine.read(line, today(visitor))
                    .filter(check -> isSaid(visitor, check))
                    .map(_ -> (Next) Next.back().saying(text(LawWords.REGISTRY_SAVED)))
                    .orElseGet(() -> Next.stay(text(LawWords.REGISTRY_WRONG).with("sample", sample(visitor))));
        }

        /** Of a registry that is gone meanwhile nothing is written down, and nothing is wrong with the line. */
        private boolean isSaid(Visitor visitor, RegistryChecks.Check check) {
            return row(visitor.argument())
                    .map(row -> checks.attest(visitor.id(), visitor.business().id(), row.place(), check))
                    .orElse(true);
        }

        /** What could be typed today, in the reader's own form of a day. */
        private Text sample(Visitor visitor) {
            return text(LawWords.REGISTRY_SAMPLE).with("day", today(visitor));
        }

        private LocalDate today(Visitor visitor) {
            return LocalDate.ofInstant(clock.instant(), visitor.user().zone());
        }

        private Optional<RuleRow> row(String region) {
            return checks.registries().stream()
                    .filter(row -> row.place().equals(region))
                    .findFirst();
        }
    }
}
