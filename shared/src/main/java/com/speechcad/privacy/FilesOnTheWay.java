package com.speechcad.privacy;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** Jobs that make a file for somebody: whoever asked for a copy of what is theirs and then left wants that copy. */
@Singleton
class FilesOnTheWay {
    /** The user is what their subject begins with. */
    private static final List<String> OF_USERS =
            List.of(ExportMyData.KIND, "export-statement", "export-do-not-call", "number-evidence", "export-answers");

    /** A campaign of theirs, or an import into a list, is what their subject begins with. */
    private static final List<String> OF_THEIRS =
            List.of("export-campaign", "export-dry-run", "campaign-summary", "send-rejects");

    private final Sql sql;

    FilesOnTheWay(Sql sql) {
        this.sql = sql;
    }

    /** In the open transaction. */
    boolean areAny(UserId user) {
        return sql.of("""
                        select exists (
                          select from job j, split_part(j.subject, ':', 1) as head
                          where j.state = 'WAITING' and (
                            j.kind = any(:users::text[]) and head = :user::bigint::text
                            or j.kind = 'export-contacts' and split_part(j.subject, ':', 2) = :user::bigint::text
                            or j.kind = any(:theirs::text[]) and (
                              exists (select from campaign g where g.id::text = head and g.user_id = :user)
                              or exists (select from contact_import i where i.id::text = head and i.user_id = :user)))) as any""")
                .with("users", OF_USERS)
                .with("theirs", OF_THEIRS)
                .with("user", user)
                .only(row -> row.flag("any"));
    }
}
