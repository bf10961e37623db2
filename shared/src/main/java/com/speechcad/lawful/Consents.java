package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Consent on record: attested once, never changed, revoked at most. Of the open transaction's tenant. */
@Singleton
public class Consents {
    private static final String COLUMNS = """
            id, number, list_name, scope, given_by, how, wording, given_at, expires_at, attested_by, attested_at, revoked_at
            from consent\s""";

    private final Sql sql;
    private final Audit audit;
    private final IdSource ids;
    private final Clock clock;

    Consents(Sql sql, Audit audit, IdSource ids, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The person says: whoever has this number agreed to be called by the business. */
    public UUID attest(UserId by, BusinessId business, PhoneNumber number, Consent.Given given) {
        return insert(by, business, number, null, given);
    }

    /** The person says: everybody on this list agreed. Campaigns name it; a single call finds it by the list. */
    public UUID attestList(UserId by, BusinessId business, String list, Consent.Given given) {
        return insert(by, business, null, list, given);
    }

    private UUID insert(
            UserId by, BusinessId business, @Nullable PhoneNumber number, @Nullable String list, Consent.Given given) {
        var id = ids.next();
        sql.of("""
                insert into consent (id, business_id, number, list_name, scope, given_by, how, wording, given_at,
                  expires_at, attested_by, attested_at)
                values (:id, :business, :number, :list, :scope, :who, :how, :wording, :on, :until, :by, :now)""")
                .with("id", id)
                .with("business", business)
                .with("number", number)
                .with("list", list)
                .with("scope", given.scope())
                .with("who", given.who())
                .with("how", given.how())
                .with("wording", given.wording())
                .with("on", start(given.on()))
                .with("until", given.until().map(Consents::start).orElse(null))
                .with("by", by)
                .with("now", clock.instant())
                .update();
        audit.append("user:" + by.value(), "consent.attest", "business:" + business.value(), """
                {"consent":"%s","scope":"%s","number":"%s","wording":"%s"}""".formatted(
                        id, given.scope(), number == null ? "" : number.masked(), Digest.sha256Hex(given.wording())));
        return id;
    }

    /** @return false when it was revoked already, or is not the business's */
    public boolean revoke(UserId by, BusinessId business, UUID id) {
        var revoked = sql.of("""
                        update consent set revoked_at = :now
                        where id = :id and business_id = :business and revoked_at is null""")
                .with("now", clock.instant())
                .with("id", id)
                .with("business", business)
                .update();
        if (revoked == 1) {
            audit.append("user:" + by.value(), "consent.revoke", "business:" + business.value(), """
                    {"consent":"%s"}""".formatted(id));
        }
        return revoked == 1;
    }

    public Optional<Consent> find(BusinessId business, UUID id) {
        return sql.of("select " + COLUMNS + "where business_id = :business and id = :id")
                .with("business", business)
                .with("id", id)
                .first(Consents::consent);
    }

    /** All that one number gave, and those of the lists by which it was judged; oldest first. */
    public List<Consent> of(BusinessId business, PhoneNumber number) {
        return sql.of("select " + COLUMNS + """
                        where business_id = :business and (number = :number or id in (select consent_id from gate_answer
                          where business_id = :business and number = :number and consent_id is not null))
                        order by attested_at, id""")
                .with("business", business)
                .with("number", number)
                .list(Consents::consent);
    }

    public int count(BusinessId business) {
        return sql.of("select count(*) as many from consent where business_id = :business")
                .with("business", business)
                .only(row -> row.integer("many"));
    }

    /** Newest first. */
    public List<Consent> page(BusinessId business, int offset, int most) {
        return sql.of("select " + COLUMNS + """
                        where business_id = :business order by attested_at desc, id desc offset :offset limit :most""")
                .with("business", business)
                .with("offset", offset)
                .with("most", most)
                .list(Consents::consent);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Consent consent(Row row) throws SQLException {
        return new Consent(
                row.uuid("id"),
                row.maybeText("number").map(PhoneNumber::new),
                row.maybeText("list_name"),
                new Consent.Given(
                        row.constant(Scope.class, "scope"),
                        row.text("given_by"),
                        row.text("how"),
                        row.text("wording"),
                        day(row.instant("given_at")),
                        row.maybeInstant("expires_at").map(Consents::day)),
                row.user("attested_by"),
                row.instant("attested_at"),
                row.maybeInstant("revoked_at"));
    }
}
