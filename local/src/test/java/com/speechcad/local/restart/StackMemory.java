package com.speechcad.local.restart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a lab takes of this machine's memory, in MB: of pages that several processes share each counts its share (PSS), since
 * PostgreSQL's processes share most of theirs.
 *
 * @param virtualMachine the lab's own process
 * @param postgres the server with all its processes
 */
record StackMemory(long virtualMachine, long postgres) {
    /** Empty where the system does not tell, as any but Linux. */
    static Optional<StackMemory> of(ProcessHandle lab, ProcessHandle postmaster) {
        return Files.isReadable(file(lab.pid()))
                ? Optional.of(new StackMemory(megabytes(Stream.of(lab)), megabytes(withChildren(postmaster))))
                : Optional.empty();
    }

    long all() {
        return virtualMachine + postgres;
    }

    private static Stream<ProcessHandle> withChildren(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static long megabytes(Stream<ProcessHandle> processes) {
        return processes.mapToLong(process -> kilobytes(process.pid())).sum() >> 10;
    }

    /** None for a process that has ended meanwhile. */
    private static long kilobytes(long pid) {
        try (var lines = Files.lines(file(pid))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static Path file(long pid) {
        return Path.of("/proc", Long.toString(pid), "smaps_rollup");
    }
}
