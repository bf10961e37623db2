package com.speechcad.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.house.DoorStage.Said;
import com.speechcad.local.restart.KilledLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./speechcad} itself, in a folder with a Maven and JDKs that only say how they were started. */
class OneDoorTest {
    @TempDir
    Path folder;

    private DoorStage stage;

    @BeforeEach
    void setUp() throws IOException {
        stage = new DoorStage(folder);
    }

    @Test
    void the_newer_jdk_is_found_however_old_the_default_is() throws Exception {
        stage.set("JAVA_HOME", stage.jdk("old/jdk-17", "17.0.9"));
        stage.jdk("jvms/jdk-21", "21.0.2");
        stage.jdk("jvms/temurin-26-jdk", "26.0.1");

        assertThat(stage.run("up").maven()).contains("JAVA_HOME=" + stage.path("jvms/temurin-26-jdk"));

        stage.jdk("jvms/temurin-25-jdk", "25.0.3");
        stage.forgetBuilds();
        assertThat(stage.run("up").maven()).contains("JAVA_HOME=" + stage.path("jvms/temurin-25-jdk"));
    }

    @Test
    void a_runtime_without_a_compiler_is_no_jdk() throws Exception {
        Files.delete(Path.of(stage.jdk("jvms/jre-25", "25.0.3"), "bin", "javac"));

        assertThat(stage.run("up").status()).isEqualTo(1);
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        stage.jdk("jvms/jdk-21", "21.0.2");

        var said = stage.run("up");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains("a JDK 25 or newer is needed", "temurin-25-jdk", "Homebrew", "SDKMAN", "JAVA_HOME");
        assertThat(said.maven()).isEmpty();
    }

    @Test
    void up_builds_once_and_starts_the_lab_in_the_callers_folder() throws Exception {
        stage.jdk("jvms/jdk-25", "25.0.3");

        var said = stage.run("up", "--data", "lab data", "--port=9000");
        assertThat(said.java())
                .contains("com.speechcad.local.Up --data " + stage.path("caller/lab data") + " --port=9000");
        assertThat(said.maven()).contains("-pl local -am test-compile");

        assertThat(stage.run("up").maven()).isEmpty();
    }

    /** Its memory and its time are measured on a process that a test starts by itself. */
    @Test
    void up_is_measured_with_the_options_that_it_has() throws Exception {
        stage.jdk("jvms/jdk-25", "25.0.3");

        var options =
                stage.run("up").java().split(" com.speechcad.local.Up", 2)[0].split(" ");

        assertThat(options).containsExactlyInAnyOrderElementsOf(KilledLab.OPTIONS);
    }

    /** Maven had not yet copied the migrations that were taken away for it. */
    @Test
    void an_interrupted_test_leaves_no_build_that_the_lab_would_start_without_migrations() throws Exception {
        stage.jdk("jvms/jdk-25", "25.0.3");
        assertThat(stage.run("up").status()).isZero();

        stage.set("MAVEN_FAILS", "yes");
        assertThat(stage.run("test").status()).isNotZero();
        stage.set("MAVEN_FAILS", "");

        assertThat(stage.run("up").maven()).contains("-pl local -am test-compile");
        assertThat(stage.path("repository/shared/target/classes/db/migration/V001__all.sql"))
                .exists();
    }

    @Test
    void a_test_removes_what_killed_ones_left_and_nothing_of_those_that_run() throws Exception {
        stage.jdk("jvms/jdk-25", "25.0.3");
        var mine = ProcessHandle.current().pid();
        var killed = Files.createDirectories(stage.path("tmp/speechcad-test-" + DoorStage.endedProcess()));
        var running = Files.createDirectories(stage.path("tmp/speechcad-test-" + mine));
        var others = Files.createDirectories(stage.path("tmp/speechcad-test-notes"));

        var said = stage.run("test", "-Dtest=One");

        assertThat(said.maven()).contains("-T 3 verify", "-Dspeechcad.test.tmp=", "-Dtest=One");
        assertThat(killed).doesNotExist();
        assertThat(running).exists();
        assertThat(others).exists();
    }

    @Test
    void a_new_migration_has_the_next_number() throws Exception {
        Files.createFile(stage.path("repository/shared/src/main/resources/db/migration/V009__later.sql"));

        assertThat(stage.run("new-migration", "add_guest_list").text()).contains("/V010__add_guest_list.sql");
        assertThat(stage.path("repository/shared/src/main/resources/db/migration/V010__add_guest_list.sql"))
                .content()
                .contains("-- Why:");
        assertThat(stage.run("new-migration", "Add-List").status()).isEqualTo(2);
    }

    @Test
    void the_templates_are_written_with_what_the_stage_is_told() throws Exception {
        stage.jdk("jvms/jdk-25", "25.0.3");
        Files.createDirectories(stage.path("repository/stages"));
        Files.writeString(
                stage.path("repository/stages/prod.env"), "# ours\nALARM_EMAIL=ops@example.test\r\nSTAGE_OF=a b\n");

        for (var spelled : new String[][] {{"--stage", "prod"}, {"--stage=prod"}}) {
            var said = stage.run("synth", spelled);
            assertThat(said.java()).contains("com.speechcad.infra.SpeechcadApp prod", "ALARM_EMAIL=ops@example.test");
        }
        assertThat(stage.run("synth").java())
                .contains("com.speechcad.infra.SpeechcadApp dev")
                .doesNotContain("ops@example.test");
        for (var spelled : new String[][] {{"--stage", "prod"}, {"--stage=prod"}}) {
            assertThat(stage.run("deploy", spelled).java()).contains("ALARM_EMAIL=ops@example.test");
        }
    }

    /** Each stage has its own accounts and addresses: what one does not say is not taken from the other. */
    @Test
    void of_two_stages_the_last_one_alone_is_deployed() throws Exception {
        stage.jdk("jvms/jdk-25", "25.0.3");
        Files.createDirectories(stage.path("repository/stages"));
        Files.writeString(stage.path("repository/stages/dev.env"), "ALARM_EMAIL=dev@example.test\n");
        Files.writeString(stage.path("repository/stages/prod.env"), "STAGE_OF=a b\n");

        assertThat(stage.typed("deploy --stage=dev --stage prod").java())
                .contains("deploy --stage=dev --stage prod")
                .doesNotContain("dev@example.test");
        assertThat(stage.typed("deploy --stage prod --stage=dev").java()).contains("ALARM_EMAIL=dev@example.test");
    }

    @Test
    void as_root_where_it_cannot_be_put_off_the_lab_says_who_may_start_it() throws Exception {
        stage.jdk("jvms/jdk-25", "25.0.3");
        stage.program("id", "echo 0");
        stage.program("unshare", "exit 1");

        var said = stage.run("up");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("PostgreSQL does not run as root", "start it as another user");

        stage.program("unshare", "exit 0");
        assertThat(stage.run("up").status()).isZero();
    }

    /** Before anything is built. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            synth --stage foo       | a stage is dev or prod, but is 'foo'
            synth --verbose         | synth does not know --verbose
            proof digits abc        | takes a number of seeds
            proof digits --seeds 3  | takes a number of seeds
            proof restart now       | proof restart takes no options
            proof rating now        | proof rating takes no options
            proof luck              | there is no proof 'luck'
            bench luck              | there is no bench 'luck'
            new-migration           | takes one name
            dance                   | there is no command 'dance'
            """, delimiter = '|')
    void what_it_does_not_know_it_says(String typed, String sentence) throws Exception {
        stage.jdk("jvms/jdk-25", "25.0.3");

        Said said = stage.typed(typed);

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).contains(sentence);
        assertThat(said.maven()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "bench --help", "bench money --help", "up --help"})
    void help_needs_no_build(String typed) throws Exception {
        var said = stage.typed(typed);

        assertThat(said.status()).isZero();
        assertThat(said.text()).startsWith("usage: ./speechcad");
    }
}
