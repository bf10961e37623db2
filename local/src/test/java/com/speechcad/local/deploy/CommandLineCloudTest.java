package com.speechcad.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With stand-ins of {@code aws} and {@code npx} that write down what they are called with. */
class CommandLineCloudTest {
    private static final String AWS = """
            #!/bin/sh
            echo "aws $* [$AWS_PROFILE]" >>"$CALLS"
            case "$*" in
              *broken*) eval "file=\\${$#}"; echo '{"errorMessage":"column does not exist"}' >"$file"
                        echo '{"StatusCode":200,"FunctionError":"Unhandled"}' ;;
              *lambda*) eval "file=\\${$#}"; echo '{"from":"093","to":"155","executed":3}' >"$file"
                        echo '{"StatusCode":200}' ;;
              *--version*) echo "aws-cli/2.31.0 Python/3.13.7" ;;
              *get-caller-identity*) printf '000000000000\\tarn:aws:iam::000000000000:user/op\\tAIDA\\n' ;;
              *describe-availability-zones*) echo eu-west-1 ;;
              *describe-stacks*) echo "${STACKS-DELETE_FAILED}" ;;
              *list-stack-resources*) echo "bucket-one bucket-two" ;;
              *denied*) exit 254 ;;
              *broadening*) read -r answer || { echo "nobody answers" >&2; exit 3; } ;;
            esac
            """;

    @TempDir
    Path folder;

    private Path calls;
    private CommandLineCloud cloud;

    @BeforeEach
    void standIns() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell for the stand-ins");
        calls = folder.resolve("calls");
        var bin = Files.createDirectories(folder.resolve("bin"));
        for (var name : List.of("aws", "npx", "speechcad")) {
            var tool = bin.resolve(name);
            Files.writeString(tool, name.equals("aws") ? AWS : AWS.replace("echo \"aws ", "echo \"" + name + " "));
            assertThat(tool.toFile().setExecutable(true)).isTrue();
        }
        cloud = cloud(Map.of());
    }

    private CommandLineCloud cloud(Map<String, String> more) {
        var bin = folder.resolve("bin");
        var environment = new HashMap<>(more);
        environment.put("CALLS", calls.toString());
        environment.put("AWS_PROFILE", "of-the-test");
        return new CommandLineCloud(
                folder,
                environment,
                false,
                tool -> Files.exists(bin.resolve(tool))
                        ? bin.resolve(tool).normalize().toString()
                        : tool);
    }

    @Test
    void a_function_is_invoked_as_whoever_the_profile_says_and_its_answer_read() throws IOException {
        var answer = cloud.invoke("speechcad-dev-migrate", "{}");

        assertThat(answer.path("to").asText()).isEqualTo("155");
        assertThat(Files.readString(calls))
                .contains("aws lambda invoke --function-name speechcad-dev-migrate", "--payload {}", "[of-the-test]");
    }

    @Test
    void a_function_that_failed_stops_it_with_the_functions_own_words() {
        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> cloud.invoke("broken", "{}"))
                .withMessageContaining("column does not exist");
    }

    @Test
    void a_command_that_fails_or_is_not_there_stops_it() {
        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> cloud.command(List.of("aws", "denied")))
                .withMessageContaining("ended with 254");
        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> cloud.ask(List.of("no-such-tool-of-the-test")))
                .withMessageContaining("is not on this machine");
    }

    /** In an account where nothing is yet, everything is wider than before, so that the CDK would ask. */
    @Test
    @Timeout(30)
    void a_first_deployment_that_was_agreed_to_asks_nobody() throws IOException {
        for (var words : changes(Plan.deploy("dev", false, false))) {
            cloud.command(words);
        }

        assertThat(Files.readString(calls))
                .contains(
                        "deploy speechcad-dev-data --exclusively --require-approval never",
                        "deploy speechcad-dev-service --exclusively --require-approval never");
    }

    @Test
    @Timeout(30)
    void a_tool_that_asks_where_nobody_is_fails_instead_of_waiting_for_ever() {
        var asking = changes(Plan.deploy("dev", true, false));

        assertThat(asking)
                .hasSize(2)
                .allSatisfy(words -> assertThatExceptionOfType(Cloud.Failed.class)
                        .isThrownBy(() -> cloud.command(words))
                        .withMessageContaining("ended with 3"));
    }

    private static List<List<String>> changes(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.deed() instanceof Step.Deed.Command(var words) && words.contains("deploy")
                        ? Stream.of(words)
                        : Stream.empty())
                .toList();
    }

    @Test
    void dev_is_destroyed_in_an_order_that_works_each_bucket_emptied_first() throws IOException {
        var said = new ByteArrayOutputStream();

        var isDone =
                new Walk(cloud, folder, new PrintStream(said, true, StandardCharsets.UTF_8)).walk(Plan.destroy("dev"));

        assertThat(isDone).isTrue();
        assertThat(Files.readString(calls))
                .containsSubsequence(
                        "aws sts get-caller-identity",
                        "speechcad synth --stage dev --out cdk.out",
                        "npx --yes aws-cdk@2.1148.1 destroy speechcad-dev-service --exclusively --force",
                        "aws s3 rm s3://bucket-one --recursive",
                        "aws s3 rm s3://bucket-two --recursive",
                        "destroy speechcad-dev-data --exclusively --force");
    }

    /** A deletion that stopped half way has taken some buckets, and CloudFormation goes on listing them. */
    @Test
    void a_destruction_that_failed_is_tried_again_without_what_is_gone() throws IOException {
        assertThat(new Walk(cloud, folder, new PrintStream(new ByteArrayOutputStream())).walk(Plan.destroy("dev")))
                .isTrue();
        assertThat(Files.readAllLines(calls))
                .filteredOn(call -> call.contains("list-stack-resources"))
                .isNotEmpty()
                .allMatch(call -> call.contains("ResourceStatus!='DELETE_COMPLETE'"));
    }

    @Test
    void a_destruction_whose_stack_is_gone_already_empties_nothing() throws IOException {
        var gone = cloud(Map.of("STACKS", ""));

        assertThat(new Walk(gone, folder, new PrintStream(new ByteArrayOutputStream())).walk(Plan.destroy("dev")))
                .isTrue();
        assertThat(Files.readString(calls)).doesNotContain("list-stack-resources", "s3 rm");
    }
}
