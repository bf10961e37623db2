package com.speechcad.privacy;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files in the bucket that are about one person, but for recordings: what was made for them and sent, what they sent, and
 * the pictures of their flows. Found by the rows that name them, so before those are deleted.
 */
@Singleton
class PersonFiles {
    /**
     * Messages with a file that came with a wish of the person {@code :user} for higher limits. Their slot names the wish;
     * of those written before it did, the file's name does, in whatever language.
     */
    static final String EVIDENCE = "slot like 'limit-evidence:%' and exists (select from limit_request r"
            + " join business b on b.id = r.business_id where b.owner_user_id = :user"
            + " and (chat_message.slot like 'limit-evidence:' || r.id || ':%'"
            + " or chat_message.payload::text ~ ('\"[^\"]*-' || r.id || '([.][a-z0-9]{1,8})?\"')))";

    /** Ledgers of the person {@code :user} that operators had made. */
    static final String LEDGERS = "slot like 'ledger-%' and slot like 'ledger-' || :user || ':%'";

    private static final String KEYS = "select distinct found[1] as key from chat_message,"
            + " regexp_matches(payload::text, '\"(' || app_tenant() || '/(my-data|statements|contacts|rejects"
            + "|do-not-call|evidence|exports|reports|limits)/[^\"]+)\"', 'g') as found where ";

    private final Tx tx;
    private final Sql sql;
    private final Users users;

    PersonFiles(Tx tx, Sql sql, Users users) {
        this.tx = tx;
        this.sql = sql;
        this.users = users;
    }

    /** The bucket's keys; some may be gone already. */
    List<String> keys(TenantId tenant, UserId user) {
        return tx.call(
                tenant,
                () -> Stream.of(
                                sql.of(KEYS + "chat_id = :chat")
                                        .with("chat", users.get(user).chat())
                                        .list(row -> row.text("key")),
                                sql.of(KEYS + EVIDENCE).with("user", user).list(row -> row.text("key")),
                                sql.of(KEYS + LEDGERS).with("user", user).list(row -> row.text("key")),
                                sql.of(
                                                "select file_key as key from contact_import where user_id = :user and file_key is not null")
                                        .with("user", user)
                                        .list(row -> row.text("key")),
                                sql.of("""
                                        select app_tenant() || '/flow-pictures/' || p.flow_id || '-' || lower(p.language) || '-'
                                          || p.digest || '-' || page || '.png' as key
                                        from flow_picture p join flow f on f.id = p.flow_id,
                                          generate_series(1, p.pages) page
                                        where f.owner_user_id = :user""").with("user", user).list(row -> row.text("key")))
                        .flatMap(List::stream)
                        .toList());
    }
}
