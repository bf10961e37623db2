package com.speechcad.tenant;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names for those who left: a hash under a key of the tenant's, which says nothing to whoever has the rows alone. In the
 * open transaction.
 */
@Singleton
public class Pseudonyms {
    private static final String PURPOSE = "PSEUDONYM_KEY";
    private static final int KEY_BYTES = 32;
    private static final long ELEVEN_DIGITS = 100_000_000_000L;

    private final Tx tx;
    private final Sql sql;
    private final Vault vault;
    private final SecureRandom random;

    Pseudonyms(Tx tx, Sql sql, Vault vault, SecureRandom random) {
        this.tx = tx;
        this.sql = sql;
        this.vault = vault;
        this.random = random;
    }

    /** Whose account it was: the fact behind the name of the last one that somebody deleted. */
    public static String account(long telegramId) {
        return "telegram:" + telegramId;
    }

    /**
     * The fact behind the name of one that they deleted before that.
     *
     * @param nobody the name for all that they deleted
     */
    public static String earlierAccount(long nobody, UserId account) {
        return "telegram:" + nobody + ":" + account.value();
    }

    /** The fact's name, if anybody has left yet. */
    public Optional<byte[]> known(String fact) {
        return key().map(key -> hash(key, fact));
    }

    /** The fact's name; the key is made the first time. */
    public byte[] of(String fact) {
        return hash(key().orElseGet(this::made), fact);
    }

    /** The fact as a number that no Telegram account has: negative. */
    public long number(String fact) {
        return number(of(fact));
    }

    /** The same, if anybody has left yet. */
    public Optional<Long> knownNumber(String fact) {
        return known(fact).map(Pseudonyms::number);
    }

    private static long number(byte[] hash) {
        return -(ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE) - 1;
    }

    /** Each fact as a telephone number under {@code +999}, a country code that nobody has. */
    public Map<String, String> phones(Collection<String> facts) {
        var key = key().orElseGet(this::made);
        return facts.stream().collect(Collectors.toMap(fact -> fact, fact -> phone(key, fact), (one, _) -> one));
    }

    private static String phone(Secret key, String fact) {
        return "+999%011d".formatted((ByteBuffer.wrap(hash(key, fact)).getLong() & Long.MAX_VALUE) % ELEVEN_DIGITS);
    }

    private static byte[] hash(Secret key, String fact) {
        return Digest.hmacSha256(HexFormat.of().parseHex(key.reveal()), fact.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Secret> key() {
        return sql.of("select cipher from pseudonym_key")
                .first(row -> vault.open(tx.tenant(), PURPOSE, row.bytes("cipher")));
    }

    private Secret made() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var key = new Secret(HexFormat.of().formatHex(bytes));
        sql.of("insert into pseudonym_key (cipher, key_id) values (:cipher, :key) on conflict do nothing")
                .with("cipher", vault.seal(tx.tenant(), PURPOSE, key))
                .with("key", vault.keyId())
                .update();
        return key().orElseThrow();
    }
}
