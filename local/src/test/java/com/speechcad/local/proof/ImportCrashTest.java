package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.contacts.Import;
import com.speechcad.campaign.contacts.ImportState;
import com.speechcad.campaign.contacts.Importing;
import com.speechcad.db.TestApp;
import com.speechcad.local.proof.Faults.Mode;
import com.speechcad.notify.TestChatFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The worker is killed at every statement and every call to the outside that an import has, one at a time: another one
 * goes on, and the list, the counts and the rejected rows are the same as without.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportCrashTest {
    private static final int ROWS = 40;
    private static final int MOST_TICKS = 12;
    /** Every n-th point in the build; all of them in {@code ./speechcad proof import}. */
    private static final int STEP = "import".equals(System.getProperty("speechcad.proof")) ? 1 : 11;

    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app = TestApp.through(
            FaultyWire.parameter(),
            FaultyPorts::around,
            Map.of("contacts.import.batch-rows", 10, "contacts.import.chunk", "0s"),
            sent);
    private int people = 7_000;

    @AfterAll
    void stop() {
        Faults.only().stop();
        app.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"REFUSED", "ANSWER_LOST", "EXIT_BEFORE", "EXIT_AFTER"})
    void wherever_it_is_cut_off_the_import_ends_as_without(Mode mode) {
        var wanted = end(-1, Mode.REFUSED);
        var points = Faults.only().points();
        assertThat(points).hasSizeGreaterThan(40).contains("ChatFiles.fetch", "FileStore.put", "FileStore.get");
        assertThat(wanted.state).isEqualTo(ImportState.DONE);
        assertThat(wanted.counts.ready()).isEqualTo(ROWS - 4);

        var wrong = new ArrayList<String>();
        for (var point = List.of(Mode.values()).indexOf(mode) % STEP; point < points.size(); point += STEP) {
            var ended = end(point, mode);
            if (!ended.equals(wanted)) {
                wrong.add("point %d (%s): %s".formatted(point, points.get(point), ended));
            }
            if (!Faults.only().hasFired()) {
                wrong.add("point %d (%s) was never reached".formatted(point, points.get(point)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private record End(
            ImportState state, Import.Counts counts, List<String> numbers, int counted, List<String> rejects) {}

    private End end(int point, Mode mode) {
        var ana = new Importing(app, sent, ++people);
        var list = ana.list("US");
        var id = ana.send(list, "contacts.csv", file());
        Faults.only().arm(point, mode);
        for (var tick = 0;
                tick < MOST_TICKS && quietly(() -> ana.find(id)).state().isOpen();
                tick++) {
            try {
                ana.work();
            } catch (RuntimeException | Faults.Killed cut) {
                assertThat(cut).isNotNull();
            }
            Faults.only().restart();
            app.clock().advance(Duration.ofMinutes(3));
        }
        Faults.only().stop();
        ana.work();
        return look(ana, list, id);
    }

    /** Looking is no point at which anything breaks. */
    private static <T> T quietly(Supplier<T> look) {
        var before = Faults.only().pause();
        try {
            return look.get();
        } finally {
            Faults.only().resume(before);
        }
    }

    private static End look(Importing ana, UUID list, UUID id) {
        var imported = ana.find(id);
        return new End(
                imported.state(),
                imported.counts(),
                ana.numbers(list),
                ana.list(list).contacts(),
                ana.rejects(id));
    }

    /** Forty rows: one number twice within a batch, one twice across batches, one formula, one that is none. */
    private static byte[] file() {
        var lines = new StringBuilder("phone,name\n");
        for (var row = 0; row < ROWS - 4; row++) {
            lines.append("+1 415 555 01%02d,Person %d%n".formatted(row, row));
            if (row == 3) {
                lines.append("+14155550102,again\n");
            }
            if (row == 20) {
                lines.append("=1+1,formula\nnothing,none\n");
            }
        }
        lines.append("+14155550101,across\n");
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
