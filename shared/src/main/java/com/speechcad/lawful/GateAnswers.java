package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The gate's answers on record: a row for each number, and one entry of the audit log for each time it was asked, with
 * the digest of its rows. A thousand rows hold the chain's head once.
 */
@Singleton
public class GateAnswers {
    private final Sql sql;
    private final RuleTables tables;
    private final Audit audit;
    private final Clock clock;

    GateAnswers(Sql sql, RuleTables tables, Audit audit, Clock clock) {
        this.sql = sql;
        this.tables = tables;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param subject what would be dialled */
    record Answer(String subject, PhoneNumber to, Decision decision) {
        private String kind() {
            return decision.getClass().getSimpleName().toUpperCase(Locale.ROOT);
        }

        private @Nullable String until() {
            return decision instanceof Decision.Wait(var until, var _, var _) ? until.toString() : null;
        }
    }

    void keep(Dial.Calling calling, Basis basis, Stage stage, String subject, Answer answer) {
        keep(calling, basis, stage, subject, List.of(answer), """
                {"decision":"%s","rule":"%s","rules":"%s","to":"%s"}""".formatted(
                        answer.kind(),
                        answer.decision().row(),
                        tables.version(),
                        answer.to().masked()));
    }

    /** @param asOf what was decided about */
    void keepAll(Dial.Calling calling, Basis basis, Stage stage, String subject, List<Answer> answers, Instant asOf) {
        var allowed = answers.stream()
                .filter(answer -> answer.decision() instanceof Decision.Allow)
                .count();
        keep(calling, basis, stage, subject, answers, sum(answers.size(), allowed, asOf));
    }

    /** Says only how many there were: their answers are on record from another time, or will be. */
    void keepSum(Dial.Calling calling, Stage stage, String subject, long rows, long allowed, Instant asOf) {
        audit.append(actor(calling), action(stage), subject, sum(rows, allowed, asOf));
    }

    private String sum(long rows, long allowed, Instant asOf) {
        return """
                {"rows":%d,"allowed":%d,"rules":"%s","asOf":"%s"}""".formatted(rows, allowed, tables.version(), asOf);
    }

    private static String actor(Dial.Calling calling) {
        return "user:" + calling.user().value();
    }

    private static String action(Stage stage) {
        return "gate." + stage.name().toLowerCase(Locale.ROOT);
    }

    /** Entries whose answers are not what was written then: zero unless tampered with. */
    public long broken() {
        return sql.of("select gate_broken_answers() as broken").only(row -> row.number("broken"));
    }

    private void keep(
            Dial.Calling calling, Basis basis, Stage stage, String subject, List<Answer> answers, String detail) {
        sql.of("""
                select gate_record(:at, :actor, :action, :about, :detail::jsonb, :business, :stage, :subjects, :numbers,
                  :decisions, :rules, :untils, :consent::uuid)""")
                .with("at", clock.instant())
                .with("actor", actor(calling))
                .with("action", action(stage))
                .with("about", subject)
                .with("detail", detail)
                .with("business", calling.business())
                .with("stage", stage.name())
                .with("subjects", column(answers, Answer::subject))
                .with("numbers", column(answers, answer -> answer.to().e164()))
                .with("decisions", column(answers, Answer::kind))
                .with("rules", column(answers, answer -> answer.decision().row()))
                .with("untils", untils(answers))
                .with("consent", basis.consent().map(Object::toString).orElse(null))
                .soon();
    }

    private static List<String> column(List<Answer> answers, Function<Answer, String> value) {
        return answers.stream().map(value).toList();
    }

    private static List<@Nullable String> untils(List<Answer> answers) {
        var untils = new @Nullable String[answers.size()];
        for (int i = 0; i < untils.length; i++) {
            untils[i] = answers.get(i).until();
        }
        return Arrays.asList(untils);
    }

    /** One answer about a number. */
    public record Kept(
            Instant at, Stage stage, String subject, String decision, String rule, Optional<Instant> until) {}

    /** About one number, newest first. */
    public List<Kept> about(BusinessId business, PhoneNumber number, int most) {
        return sql.of("""
                        select at, stage, subject, decision, rule, until from gate_answer
                        where business_id = :business and number = :number
                        order by at desc, audit_seq desc, place desc limit :most""")
                .with("business", business)
                .with("number", number)
                .with("most", most)
                .list(row -> new Kept(
                        row.instant("at"),
                        row.constant(Stage.class, "stage"),
                        row.text("subject"),
                        row.text("decision"),
                        row.text("rule"),
                        row.maybeInstant("until")));
    }
}
