package com.speechcad.call;

import com.speechcad.db.Row;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Secret;
import com.speechcad.tenant.Vault;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Typed answers, masked as they are, lie encrypted beside a row of dots. Wherever somebody is shown an answer it is opened
 * here, so that it looks the same on every screen and in every file.
 */
@Singleton
public class SealedAnswers {
    private final Tx tx;
    private final Vault vault;

    SealedAnswers(Tx tx, Vault vault) {
        this.tx = tx;
        this.vault = vault;
    }

    /** What may lie readable: of typed digits only how many they were. */
    static String plain(Answer answer) {
        return answer.kind() == Answer.Kind.TYPED ? "•".repeat(answer.shown().length()) : answer.shown();
    }

    byte @Nullable [] seal(UUID attempt, Answer answer) {
        return answer.kind() == Answer.Kind.TYPED
                ? vault.seal(tx.tenant(), purpose(attempt), new Secret(answer.shown()))
                : null;
    }

    /** As it may be shown, of a row of {@code call_answer} with its {@code shown} and {@code sealed}. */
    public String open(UUID attempt, Row row) throws SQLException {
        var sealed = row.maybeBytes("sealed");
        return sealed.isEmpty()
                ? row.text("shown")
                : vault.open(tx.tenant(), purpose(attempt), sealed.get()).reveal();
    }

    private static String purpose(UUID attempt) {
        return "answer:" + attempt;
    }
}
