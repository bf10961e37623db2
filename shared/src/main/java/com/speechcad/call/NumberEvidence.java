package com.speechcad.call;

import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.GateAnswers;
import com.speechcad.lawful.LawfulNews;
import com.speechcad.lawful.OptOuts;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.RuleTables;
import com.speechcad.lawful.Stage;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that answers a complaint about one number: consent with its wording, each opt-out with when and how, each call, each
 * decision of the gate, newest first.
 * For the business that called it, and for nobody else.
 */
@Singleton
public class NumberEvidence {
    private static final int MOST = 1000;
    private static final String NONE = "none";

    private final Sql sql;
    private final Consents consents;
    private final OptOuts optOuts;
    private final GateAnswers answers;
    private final RuleTables rules;
    private final Clock clock;

    NumberEvidence(Sql sql, Consents consents, OptOuts optOuts, GateAnswers answers, RuleTables rules, Clock clock) {
        this.sql = sql;
        this.consents = consents;
        this.optOuts = optOuts;
        this.answers = answers;
        this.rules = rules;
        this.clock = clock;
    }

    private record Called(Instant at, String state, Optional<String> reason, Duration connected, String flow) {}

    /** As a text file, in the reader's language and time zone. */
    public String of(BusinessId business, PhoneNumber number, Reader reader) {
        var lines = new ArrayList<Text>();
        lines.add(Text.text(LawfulNews.EVIDENCE_HEAD)
                .with("number", number.readable())
                .with("at", clock.instant()));
        var given = consents.of(business, number);
        if (given.isEmpty()) {
            lines.add(Text.text(LawfulNews.EVIDENCE_NO_CONSENT));
        }
        given.forEach(consent -> lines.addAll(consent(consent)));
        // A precaution is none: the gate's answers below name it.
        optOuts.of(business, number).forEach(optOut -> lines.add(optOut.said()));
        var calls = calls(business, number);
        lines.add(Text.text(LawfulNews.EVIDENCE_CALLS));
        lines.addAll(newest(calls.stream().map(NumberEvidence::call).toList()));
        lines.add(Text.text(LawfulNews.EVIDENCE_DECISIONS));
        lines.addAll(newest(answers.about(business, number, MOST + 1).stream()
                .map(this::answer)
                .toList()));
        lines.add(Text.text(LawfulNews.EVIDENCE_END));
        return lines.stream().map(line -> Words.plain(line, reader)).collect(Collectors.joining("\n", "", "\n"));
    }

    /** What is left out is said: the reader would take it for never done. */
    private static List<Text> newest(List<Text> found) {
        if (found.size() <= MOST) {
            return found;
        }
        var cut = new ArrayList<>(found.subList(0, MOST));
        cut.add(Text.text(LawfulNews.EVIDENCE_CUT).with("most", MOST));
        return cut;
    }

    /** A quote is no case that anybody could look up. */
    private Text answer(GateAnswers.Kept kept) {
        return Text.text(LawfulNews.EVIDENCE_ANSWER)
                .with("why", rules.reader(kept.rule()).<Object>map(Rule::why).orElse(kept.rule()))
                .with("at", kept.at())
                .with("stage", kept.stage().name())
                .with("decision", kept.decision())
                .with("rule", kept.rule())
                .with("subject", kept.stage() == Stage.QUOTE ? NONE : kept.subject());
    }

    private static List<Text> consent(Consent consent) {
        var lines = new ArrayList<Text>();
        lines.add(Text.text(LawfulNews.EVIDENCE_CONSENT)
                .with("who", consent.given().who())
                .with("scope", LawfulNews.of(consent.given().scope()))
                .with("on", consent.given().on())
                .with("how", consent.given().how())
                .with("wording", consent.given().wording())
                .with("list", consent.list().orElse("–"))
                .with("at", consent.attestedAt()));
        consent.given()
                .until()
                .ifPresent(
                        until -> lines.add(Text.text(LawfulNews.EVIDENCE_UNTIL).with("until", until)));
        consent.revokedAt()
                .ifPresent(
                        at -> lines.add(Text.text(LawfulNews.EVIDENCE_REVOKED).with("at", at)));
        return lines;
    }

    private static Text call(Called call) {
        return Text.text(LawfulNews.EVIDENCE_CALL)
                .with("at", call.at)
                .with("flow", call.flow)
                .with("state", call.state)
                .with("reason", call.reason.map(NumberEvidence::reason).orElse("–"))
                .with("seconds", call.connected.toSeconds());
    }

    /** A word that this version does not know is evidence too, and stands as the provider said it. */
    private static Object reason(String word) {
        return EndReason.known(word).<Object>map(known -> known).orElse(word);
    }

    private List<Called> calls(BusinessId business, PhoneNumber number) {
        return sql.of("""
            with attempt as (
              select * from attempt where business_id = :business and to_number = :number and dialled_at is not null
              union all
              select * from attempt where business_id = :business and to_number = :number and dialled_at is null)
            select coalesce(dialled_at, planned_at) as at, state, reason, coalesce(connected_ms, 0) as connected,
              flow_name from attempt where business_id = :business and to_number = :number
            order by planned_at desc limit :most\
            """)
                .with("business", business)
                .with("number", number)
                .with("most", MOST + 1)
                .list(row -> new Called(
                        row.instant("at"),
                        row.text("state"),
                        row.maybeText("reason"),
                        Duration.ofMillis(row.number("connected")),
                        row.text("flow_name")));
    }
}
