package com.speechcad.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A repository of which only {@code ./speechcad} and {@code .ci/run} are real. Maven and each JDK's {@code java} write down how
 * they were started; the PATH has the few programs that the scripts use, and no {@code java}.
 */
final class DoorStage {
    private static final List<String> PROGRAMS = List.of(
            "awk basename bash cat chmod cp df diff dirname env find grep head id mkdir mktemp readlink rm sed sort tail touch tr"
                    .split(" "));

    private final Path folder;
    private final Map<String, String> more = new HashMap<>();

    /** What a script said, with which status it ended, and how Maven and Java were started meanwhile. */
    record Said(int status, String text, String maven, String java) {}

    DoorStage(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        for (var name : List.of("repository/.ci", "caller", "tmp", "jvms", "home", "browsers", "programs")) {
            Files.createDirectories(path(name));
        }
        for (var script : List.of("speechcad", ".ci/run")) {
            Files.copy(Path.of("..", script), path("repository/" + script));
        }
        for (var name : PROGRAMS) {
            for (var at : List.of("/usr/bin/", "/bin/")) {
                var real = Path.of(at + name);
                if (Files.isExecutable(real) && Files.notExists(path("programs/" + name))) {
                    Files.createSymbolicLink(path("programs/" + name), real);
                }
            }
        }
        program("unshare", "exit 0");
        program("node", "echo v20.1.0");
        write(path("repository/shared/src/main/resources/db/migration/V001__all.sql"), "select 1;");
        for (var main : List.of("local/Up", "local/deploy/Operate", "infra/SpeechcadApp")) {
            var module = main.replaceFirst("/.*", "");
            write(path("repository/" + module + "/target/classes/com/speechcad/" + main + ".class"), "");
        }
        script(path("repository/mvnw"), """
                echo "JAVA_HOME=${JAVA_HOME:-} $*" >>"$HOME/maven"
                [ -z "${MAVEN_FAILS:-}" ] || exit 1
                mkdir -p shared/target/classes/db
                cp -R shared/src/main/resources/db/migration shared/target/classes/db/
                for module in local infra; do
                    mkdir -p $module/target
                    echo none >$module/target/classpath
                done
                """);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Another variable of the shell, from now on. */
    void set(String name, String value) {
        more.put(name, value);
    }

    /** A JDK of that version; its folder. */
    String jdk(String name, String version) throws IOException {
        var home = path(name);
        script(home.resolve("bin/java"), "echo \"$* ALARM_EMAIL=${ALARM_EMAIL:-}\" >>\"$HOME/java\"");
        script(home.resolve("bin/javac"), "");
        write(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home.toString();
    }

    /** On the PATH from now on, before the system's own. */
    void program(String name, String commands) throws IOException {
        Files.deleteIfExists(path("programs/" + name));
        script(path("programs/" + name), commands);
    }

    void forgetBuilds() throws IOException {
        Files.deleteIfExists(path("repository/local/target/.speechcad-built"));
    }

    /** The number of a process that there was. */
    static long endedProcess() throws IOException, InterruptedException {
        var ended = new ProcessBuilder("/bin/sh", "-c", "exit").start();
        ended.waitFor();
        return ended.pid();
    }

    /** {@code ./speechcad} with these words, typed in another folder. */
    Said run(String first, String... rest) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(first));
        words.addAll(List.of(rest));
        return run("speechcad", words);
    }

    /** The same, with the words as they stand in a line. */
    Said typed(String line) throws IOException, InterruptedException {
        return run("speechcad", List.of(line.split(" ")));
    }

    Said gate() throws IOException, InterruptedException {
        return run(".ci/run", List.of());
    }

    private Said run(String script, List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(path("programs/bash").toString()));
        command.add(path("repository/" + script).toString());
        command.addAll(words);
        for (var heard : List.of("maven", "java")) {
            Files.deleteIfExists(path("home/" + heard));
        }
        var said = path("said");
        var builder = new ProcessBuilder(command)
                .directory(path("caller").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        var shell = builder.environment();
        shell.clear();
        shell.putAll(Map.of(
                "PATH", path("programs").toString(),
                "HOME", path("home").toString(),
                "TMPDIR", path("tmp").toString(),
                "SPEECHCAD_JVMS", path("jvms").toString(),
                "SPEECHCAD_BROWSERS", path("browsers").toString()));
        shell.putAll(more);
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(script + " does not end: " + Files.readString(said));
        }
        return new Said(process.exitValue(), Files.readString(said), heard("maven"), heard("java"));
    }

    private String heard(String who) throws IOException {
        var file = path("home/" + who);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void script(Path file, String commands) throws IOException {
        write(file, "#!/bin/sh\n" + commands + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made a program");
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
