package com.speechcad.billing;

import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Statements;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** All of a wallet's entries as the lines of a file, in the open transaction. */
@Singleton
class StatementRows {
    private final Statements statements;
    private final EntryNames names;

    StatementRows(Statements statements, EntryNames names) {
        this.statements = statements;
        this.names = names;
    }

    byte[] of(UserId user, StatementFile file) {
        var csv = new ByteArrayOutputStream();
        csv.writeBytes(file.header().getBytes(StandardCharsets.UTF_8));
        statements.each(user, lines -> {
            var named = names.of(lines.stream().map(Statements.Line::subject).toList());
            lines.forEach(line -> csv.writeBytes(file.row(line, named).getBytes(StandardCharsets.UTF_8)));
        });
        return csv.toByteArray();
    }
}
