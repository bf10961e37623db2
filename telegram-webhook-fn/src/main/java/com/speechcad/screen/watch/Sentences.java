package com.speechcad.screen.watch;

import com.speechcad.db.AuditLog;
import com.speechcad.text.Text;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries of the audit log as sentences: who did what to whom, from what to what, and why. */
@Singleton
class Sentences {
    private final ReadFacts facts;
    private final MoneySentences money;
    private final LawSentences law;
    private final CallSentences calls;
    private final ObjectMapper json;

    Sentences(ReadFacts facts, MoneySentences money, LawSentences law, CallSentences calls, ObjectMapper json) {
        this.facts = facts;
        this.money = money;
        this.law = law;
        this.calls = calls;
        this.json = json;
    }

    /** A sentence each. */
    List<Text> of(List<AuditLog.Entry> page) {
        var known = facts.of(page);
        return page.stream()
                .map(entry -> of(new Told(entry, detail(entry), known)))
                .toList();
    }

    /** What has no words yet is told with its mark: the log never hides an entry. */
    private Text of(Told told) {
        return people(told)
                .or(() -> money.of(told))
                .or(() -> law.of(told))
                .or(() -> calls.of(told))
                .orElseGet(() ->
                        told.by(LogWords.OTHER).with("action", told.entry().action()));
    }

    private static Optional<Text> people(Told told) {
        return Optional.ofNullable(
                switch (told.entry().action()) {
                    case "tier.change" -> tier(told);
                    case "tier.refuse" ->
                        told.because(LogWords.TIER_REFUSED)
                                .with("whom", told.whom())
                                .with("to", told.string("to"));
                    case "role.change" ->
                        told.by(told.flag("admin") ? LogWords.ROLE_GIVEN : LogWords.ROLE_TAKEN)
                                .with("whom", told.whom());
                    case "account.close" -> told.by(LogWords.ACCOUNT_CLOSING);
                    case "account.stay" -> told.by(LogWords.ACCOUNT_STAYS);
                    case "account.forgotten" -> Text.text(LogWords.ACCOUNT_FORGOTTEN);
                    case "key.renew" -> told.by(LogWords.KEY_RENEWED).with("key", KeyWords.of(told.id()));
                    case "job.again" -> told.by(LogWords.JOB_AGAIN).with("kind", told.string("kind"));
                    case "job.dismiss" -> told.because(LogWords.JOB_DISMISSED).with("kind", told.string("kind"));
                    case "message.dismiss" ->
                        told.because(LogWords.MESSAGE_DISMISSED)
                                .with("whom", told.whom())
                                .with("kind", told.string("kind"));
                    case "quarantine.close" -> Text.text(LogWords.QUARANTINE_CLOSED);
                    default -> null;
                });
    }

    /** A granted request does not say from where. */
    private static Text tier(Told told) {
        var from = told.string("from");
        return (from.isEmpty()
                        ? told.because(LogWords.TIER_GRANTED)
                        : told.because(LogWords.TIER_CHANGED).with("from", from))
                .with("whom", told.whom())
                .with("to", told.string("to"));
    }

    private Map<String, Object> detail(AuditLog.Entry entry) {
        try {
            return json.readValue(entry.detail(), Argument.mapOf(String.class, Object.class));
        } catch (IOException _) {
            return Map.of();
        }
    }
}
