package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Who said no to a business, for lists of many numbers, in E.164 form. A precaution passes, and the gate knows of it. In the
 * open transaction.
 */
@Singleton
public class SaidNo {
    private final Sql sql;

    SaidNo(Sql sql) {
        this.sql = sql;
    }

    /** Which of many numbers did. */
    public Set<String> among(BusinessId business, Collection<String> numbers) {
        return Set.copyOf(
                sql.of("""
                        select number from do_not_call
                        where business_id = :business and number = any(:numbers) and lifted_at is null
                          and not unheard""").with("business", business).with("numbers", numbers).list(row -> row.text("number")));
    }

    /**
     * All who did, where they are few; in the round trip of whatever is needed next.
     *
     * @return empty when they are more than {@code most}
     */
    public Later<Optional<Set<String>>> askAll(BusinessId business, int most) {
        return sql.of("""
                        select number from do_not_call
                        where business_id = :business and lifted_at is null and not unheard limit :most""")
                .with("business", business)
                .with("most", most + 1)
                .askList(row -> row.text("number"))
                .then(all -> all.size() > most ? Optional.empty() : Optional.of(Set.copyOf(all)));
    }
}
