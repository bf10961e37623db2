package com.speechcad.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells in {@code /proc} and Java does not; where there is no {@code /proc}, every answer is no. */
final class ProcessFiles {
    private static final Path PROC = Path.of("/proc");
    private static final int ID = 1;
    private static final int ATTACHED = 6;

    private ProcessFiles() {}

    /** Whether a process has ended and its parent has not asked how: it does nothing any more, but has its number. */
    static boolean isUnburied(long pid) {
        try {
            var stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            // The command's name comes before, in parentheses, and may have some itself.
            var state = stat.substring(stat.lastIndexOf(')') + 1).strip();
            return state.startsWith("Z") || state.startsWith("X");
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether some process uses the System V shared memory of this id. */
    static boolean isAttached(String id) {
        try (var segments = Files.lines(PROC.resolve("sysvipc/shm"))) {
            return segments.map(line -> line.trim().split("\\s+"))
                    .filter(words -> words.length > ATTACHED && words[ID].equals(id))
                    .anyMatch(words -> !words[ATTACHED].equals("0"));
        } catch (IOException _) {
            return false;
        }
    }
}
