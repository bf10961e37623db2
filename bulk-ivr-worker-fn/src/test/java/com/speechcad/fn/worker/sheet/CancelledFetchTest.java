package com.speechcad.fn.worker.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.contacts.DirectImport;
import com.speechcad.campaign.contacts.ImportState;
import com.speechcad.campaign.contacts.Importing;
import com.speechcad.db.FileStore;
import com.speechcad.db.FilesWithAPause;
import com.speechcad.db.TestApp;
import com.speechcad.notify.TestChatFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody thinks better of an import while its file is on its way. */
class CancelledFetchTest {
    private final TestChatFiles sent = new TestChatFiles();
    private Optional<UUID> imported = Optional.empty();
    private final TestApp app = TestApp.through(
            "",
            port -> port instanceof FileStore files ? new FilesWithAPause(files, "1/imports/", this::cancel) : port,
            Map.of(),
            sent);
    private final Importing ana = new Importing(app, sent, 6_001);

    @AfterEach
    void close() {
        app.close();
    }

    private void cancel() {
        assertThat(ana.in(() -> app.get(DirectImport.class).cancel(imported.orElseThrow())))
                .isTrue();
    }

    @Test
    void their_numbers_are_not_kept() {
        var list = ana.list("US");
        var id = ana.send(list, "few.txt", "+1 415 555 0101".getBytes(StandardCharsets.UTF_8));
        imported = Optional.of(id);

        ana.work();

        assertThat(ana.find(id).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(app.files().keys()).isEmpty();
    }
}
