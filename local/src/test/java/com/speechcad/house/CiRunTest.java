package com.speechcad.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/run} over reports that nobody's tests wrote: what was skipped where it must not be is red. */
class CiRunTest {
    private static final String SURE = "/target/surefire-reports/TEST-com.speechcad.";

    @TempDir
    Path folder;

    private DoorStage stage;

    @BeforeEach
    void setUp() throws IOException {
        stage = new DoorStage(folder);
        stage.program("dpkg-query", "echo 'install ok installed'");
        stage.program("apt-get", "echo \"apt $*\"");
        DoorStage.write(stage.path("repository/local/src/test/java/PageBrowserTest.java"), "");
        reports(0, 0);
    }

    @Test
    void all_that_ran_is_counted() throws Exception {
        var said = stage.gate();

        assertThat(said.text()).contains("green: 15 tests, 4 of them in a browser, 1 skipped");
        assertThat(said.status()).isZero();
    }

    @Test
    void a_browser_test_that_was_skipped_is_red() throws Exception {
        reports(1, 0);

        var said = stage.gate();

        assertThat(said.text()).contains("red: 1 browser tests were skipped");
        assertThat(said.status()).isEqualTo(1);
    }

    @Test
    void a_test_of_the_templates_that_was_skipped_is_red() throws Exception {
        reports(0, 2);

        assertThat(stage.gate().text()).contains("red: 2 tests of infra were skipped");
    }

    @Test
    void a_browser_test_that_never_ran_is_red() throws Exception {
        DoorStage.write(stage.path("repository/local/src/test/java/OtherBrowserTest.java"), "");

        assertThat(stage.gate().text()).contains("red: OtherBrowserTest did not run");
    }

    @Test
    void reports_of_an_earlier_run_say_nothing() throws Exception {
        DoorStage.write(stage.path("repository/speechcad"), "#!/usr/bin/env bash\n");
        DoorStage.write(stage.path("repository/local" + SURE + "OldTest.xml"), report(3, 0));

        assertThat(stage.gate().text()).contains("red: no test ran");
    }

    /** Ubuntu has no package of that name; whoever has another browser there needs none. */
    @Test
    void chromium_is_installed_only_where_there_is_no_browser() throws Exception {
        stage.program("dpkg-query", "[ \"$4\" != chromium ] && echo 'install ok installed'");
        stage.program("id", "echo 0");
        assertThat(stage.gate().text()).contains("apt install -y --no-install-recommends chromium");

        stage.program("../browsers/google-chrome", "");
        assertThat(stage.gate().text()).doesNotContain("apt install").contains("green");
    }

    /** As if {@code ./speechcad test} wrote them. */
    private void reports(int browserSkipped, int infraSkipped) throws IOException {
        var commands =
                new StringBuilder("#!/usr/bin/env bash\nmkdir -p {local,infra,shared}/target/surefire-reports\n");
        write(commands, "local" + SURE + "PageBrowserTest.xml", report(4, browserSkipped));
        write(commands, "infra" + SURE + "StackTest.xml", report(5, infraSkipped));
        write(commands, "shared" + SURE + "LedgerTest.xml", report(7, 1));
        DoorStage.write(stage.path("repository/speechcad"), commands.toString());
        assertThat(stage.path("repository/speechcad").toFile().setExecutable(true))
                .isTrue();
    }

    private static void write(StringBuilder commands, String file, String report) {
        commands.append("cat >")
                .append(file)
                .append(" <<'XML'\n")
                .append(report)
                .append("\nXML\n");
    }

    private static String report(int tests, int skipped) {
        return "<?xml version=\"1.0\"?>\n<testsuite name=\"x\"\n  time=\"1\" tests=\"%d\" errors=\"0\" skipped=\"%d\">\n</testsuite>"
                .formatted(tests, skipped);
    }
}
