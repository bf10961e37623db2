package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Vault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * The unguessable word in an invoice's callback. Made before the provider is first asked, so that asking again says the
 * same; sealed until it is answered, and known by its hash alone from then on.
 */
@Singleton
public class TopUpTokens {
    private static final byte[] NOBODYS = Digest.sha256("nobody's".getBytes(StandardCharsets.UTF_8));

    private final Tx tx;
    private final Sql sql;
    private final Vault vault;
    private final IdSource ids;
    private final Clock clock;

    TopUpTokens(Tx tx, Sql sql, Vault vault, IdSource ids, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param askedAt when the provider was first asked */
    record Token(Secret word, Instant askedAt) {}

    /** The invoice's token, made the first time. */
    Token of(TenantId tenant, UUID invoice) {
        var fresh = new Secret(ids.token());
        var cipher = vault.seal(tenant, purpose(invoice), fresh);
        var kept = tx.call(tenant, () -> {
            sql.of("""
                    update top_up set token_hash = :hash, token_cipher = :cipher, asked_at = :now
                    where id = :id and token_hash is null""")
                    .with("hash", hash(fresh.reveal()))
                    .with("cipher", cipher)
                    .with("now", clock.instant())
                    .with("id", invoice)
                    .update();
            return sql.of("select token_cipher, asked_at from top_up where id = :id")
                    .with("id", invoice)
                    .only(row -> new Sealed(row.bytes("token_cipher"), row.instant("asked_at")));
        });
        return new Token(vault.open(tenant, purpose(invoice), kept.cipher), kept.askedAt);
    }

    /**
     * Whether the word opens the invoice's door; as long for an invoice that nobody knows.
     *
     * @throws com.speechcad.kernel.Unreachable when the store is down
     */
    public boolean opens(TenantId tenant, UUID invoice, String word) {
        return tx.call(tenant, () -> askOpens(invoice, word).get());
    }

    /** The same in the open transaction, in the round trip of whatever is needed next. */
    public Later<Boolean> askOpens(UUID invoice, String word) {
        return sql.of("select token_hash from top_up where id = :id and token_hash is not null")
                .with("id", invoice)
                .askFirst(row -> row.bytes("token_hash"))
                .then(known -> Digest.same(known.orElse(NOBODYS), hash(word)) && known.isPresent());
    }

    private static byte[] hash(String word) {
        return Digest.sha256(word.getBytes(StandardCharsets.UTF_8));
    }

    private static String purpose(UUID invoice) {
        return "top-up:" + invoice;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Sealed(byte[] cipher, Instant askedAt) {}
}
