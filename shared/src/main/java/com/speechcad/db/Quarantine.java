package com.speechcad.db;

import com.speechcad.kernel.Digest;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what we cannot read, raw, for an operator to look at; nothing authentic is ever thrown away. */
@Singleton
public class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final Sql sql;

    Quarantine(Sql sql) {
        this.sql = sql;
    }

    /**
     * Stores it once per content and raises an alarm line in the log, which never holds the content.
     *
     * @param source which door it came through, such as {@code retell}
     * @param reason in a few words, for the operator
     */
    public void put(String source, byte[] raw, String reason) {
        put(source, raw, raw, reason, Optional.empty());
    }

    /**
     * As {@link #put(String, byte[], String)}, for what must not lie readable.
     *
     * @param raw the letter, known again when it comes once more
     * @param kept what is stored of it, such as the letter encrypted
     * @param whose with whose account it is forgotten, where that is known
     */
    public void put(String source, byte[] raw, byte[] kept, String reason, Optional<UserId> whose) {
        var digest = HexFormat.of().formatHex(Digest.sha256(raw));
        sql.of("""
            insert into quarantine (source, digest, raw, reason, user_id)
            values (:source, :digest, :raw, :reason, :whose)
            on conflict (tenant_id, source, digest) do update
              set state = 'OPEN', raw = excluded.raw, reason = excluded.reason, user_id = excluded.user_id""")
                .with("source", source)
                .with("digest", digest)
                .with("raw", kept)
                .with("reason", reason)
                .with("whose", whose.map(UserId::value).orElse(null))
                .update();
        LOG.error("ALARM quarantined {} bytes from {}: {}", raw.length, source, reason);
    }

    /** How many letters of the open transaction's tenant wait for an operator. */
    public long open() {
        return sql.of("select count(*) as many from quarantine where state = 'OPEN'")
                .only(row -> row.number("many"));
    }

    /**
     * An operator has looked: what the open transaction's tenant has there waits no more. That it came stays, and not what
     * it said. Answers how many.
     */
    public int close() {
        return sql.of("update quarantine set state = 'CLOSED', raw = '' where state = 'OPEN'")
                .update();
    }
}
