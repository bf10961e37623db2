package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** When money that is set aside for calls comes back at the latest, by what is known of the calls by now. Changes nothing. */
@Singleton
public class HeldCalls {
    private static final String ATTEMPT = "attempt:";

    private final Sql sql;

    HeldCalls(Sql sql) {
        this.sql = sql;
    }

    /** The ends of some holds, by their subject; a call that was dialled later than it was authorised may last longer. */
    public record Ends(Map<String, Optional<Instant>> ends) {
        public Ends {
            ends = Map.copyOf(ends);
        }

        /** Empty while an operator has to decide about the call's charge: until then it stays held. */
        public Optional<Instant> of(Wallets.Hold hold) {
            var end = ends.get(hold.subject());
            return end == null ? Optional.of(hold.expires()) : end.map(at -> later(at, hold.expires()));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** In the open transaction. */
    public Ends of(Collection<Wallets.Hold> holds) {
        var ids = holds.stream()
                .map(Wallets.Hold::subject)
                .filter(subject -> subject.startsWith(ATTEMPT))
                .flatMap(subject -> Operation.uuid(subject.substring(ATTEMPT.length())).stream())
                .toList();
        var ends = new HashMap<String, Optional<Instant>>();
        if (!ids.isEmpty()) {
            ends(ids, ends);
        }
        return new Ends(ends);
    }

    private void ends(Collection<UUID> ids, Map<String, Optional<Instant>> into) {
        sql.of("""
                        select a.attempt_id, a.expires_at, exists (select from parked_operation p
                            where p.kind = :kind and p.state = 'OPEN'
                              and p.key = 'attempt:' || a.attempt_id || ':charge') as stopped
                        from attempt_authorisation a where a.attempt_id = any (:ids)""")
                .with("kind", SettleAttempt.KIND)
                .with("ids", ids)
                .list(row -> Map.entry(
                        AttemptRow.subject(row.uuid("attempt_id")),
                        row.flag("stopped") ? Optional.<Instant>empty() : Optional.of(row.instant("expires_at"))))
                .forEach(end -> into.put(end.getKey(), end.getValue()));
    }
}
