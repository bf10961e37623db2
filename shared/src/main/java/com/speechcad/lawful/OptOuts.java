package com.speechcad.lawful;

import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Each no of one number that counts for a business, or did: on its own list, on its operator's, on the platform's. */
@Singleton
public class OptOuts {
    private final Sql sql;

    OptOuts(Sql sql) {
        this.sql = sql;
    }

    /** Whose list. */
    public enum Whose {
        BUSINESS,
        TENANT,
        PLATFORM
    }

    /**
     * @param again when it was said last, where it was said more than once
     * @param liftedAt when the number's owner allowed calls again
     */
    public record OptOut(
            Whose whose, DoNotCall.Source source, Instant since, Optional<Instant> again, Optional<Instant> liftedAt) {
        /** For the evidence file. */
        public Text said() {
            return Text.text(LawfulNews.EVIDENCE_OPT_OUT)
                    .with("whose", whose.name())
                    .with("since", since)
                    .with("how", LawfulNews.of(source))
                    .with("again", again.<Object>map(at -> at).orElse("none"))
                    .with("lifted", liftedAt.<Object>map(at -> at).orElse("none"));
        }
    }

    /** Newest first; a precaution is none. */
    public List<OptOut> of(BusinessId business, PhoneNumber number) {
        return sql.of("""
                        select 'BUSINESS' as whose, source, since, last_said_at, lifted_at from do_not_call
                          where business_id = :business and number = :number and not unheard
                        union all select 'TENANT', source, since, last_said_at, lifted_at from do_not_call_wide
                          where number = :number
                        union all select 'PLATFORM', source, since, last_said_at, lifted_at from platform_opt_outs(:number)
                        order by since desc""")
                .with("business", business)
                .with("number", number)
                .list(row -> new OptOut(
                        row.constant(Whose.class, "whose"),
                        row.constant(DoNotCall.Source.class, "source"),
                        row.instant("since"),
                        row.maybeInstant("last_said_at").filter(row.instant("since")::isBefore),
                        row.maybeInstant("lifted_at")));
    }
}
