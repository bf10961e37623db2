package com.speechcad.campaign;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.ListConsents;
import com.speechcad.lawful.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Follows a number to the lists of a business that it is in, and to what all in them agreed to. */
@Singleton
class ConsentOfLists implements ListConsents {
    private final Sql sql;

    ConsentOfLists(Sql sql) {
        this.sql = sql;
    }

    /** Sorted by name, scopes stand by their width. */
    @Override
    public Later<Optional<OfList>> ask(BusinessId business, PhoneNumber number, Instant at) {
        return sql.of("""
                        select c.id, c.scope, c.attested_at from contact_list l
                        join consent c on c.tenant_id = l.tenant_id and c.id = l.consent_id
                        where l.business_id = :business and l.deleted_at is null and c.business_id = :business
                          and c.revoked_at is null and (c.expires_at is null or c.expires_at > :at)
                          and exists (select from contact k
                            where k.tenant_id = l.tenant_id and k.list_id = l.id and k.number = :number)
                        order by c.scope desc, c.attested_at desc, c.id limit 1""")
                .with("business", business)
                .with("number", number)
                .with("at", at)
                .askFirst(row ->
                        new OfList(row.uuid("id"), row.constant(Scope.class, "scope"), row.instant("attested_at")));
    }
}
