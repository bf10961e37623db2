package com.speechcad.infra;

import static com.speechcad.infra.Resources.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role may do: what its function does, and nothing else. */
class GrantsTest {
    private static final String TELEGRAM = "telegram.TelegramFunction";
    private static final String CRON = "cron.BillingCron";
    private static final String WORKER = "worker.BulkIvrWorker";

    /** An action that ends in an asterisk, and why it may. */
    private static final Map<String, String> WIDE_ACTIONS = Map.of(
            "kms:GenerateDataKey*", "the key's own grant, for one key",
            "kms:ReEncrypt*", "the key's own grant, for one key",
            "s3:GetObject*", "the bucket's own grant, for one bucket",
            "s3:GetBucket*", "the bucket's own grant, for one bucket",
            "s3:List*", "the bucket's own grant, for one bucket",
            "s3:Abort*", "the bucket's own grant, for one bucket",
            "s3:DeleteObject*", "the bucket's own grant, for one bucket");

    /** Actions that AWS lets nobody narrow to a resource. */
    private static final String OF_NO_RESOURCE =
            "ec2:(Create|Delete|Describe)NetworkInterfaces?|ec2:DescribeSubnets|ec2:(Una|A)ssignPrivateIpAddresses"
                    + "|xray:Put(TraceSegments|TelemetryRecords)";

    /** Resources with an asterisk at their end, as the templates write them, and why. */
    private static final Map<String, String> WIDE_RESOURCES = Map.of(
            "FilesBucket[^\"]*\"\\},\"/\\*\"\\]\\]\\}", "files have names made at run time",
            ":schedule/speechcad[a-z]+service-Schedules-OneTime-[0-9A-F]+/\\*\"\\]\\]\\}",
                    "one-time schedules have names made at run time");

    /** A recording is what somebody said on the telephone; the doors of two providers have no use for it. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void files_are_read_made_and_deleted_only_where_that_is_done(String stage) {
        assertThat(who(stage, "s3:Get.*")).containsExactlyInAnyOrder(TELEGRAM, CRON, WORKER);
        assertThat(who(stage, "s3:(Put|Abort|Restore|Replicate).*")).containsExactly(WORKER);
        assertThat(who(stage, "s3:Delete.*")).containsExactlyInAnyOrder(CRON, WORKER);
    }

    /** Jobs alone make one-time schedules, and the worker alone does jobs. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void schedules_are_made_and_a_role_is_handed_on_by_the_worker_alone(String stage) {
        assertThat(who(stage, "scheduler:.*")).containsExactly(WORKER);
        assertThat(who(stage, "iam:.*")).containsExactly(WORKER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void nobody_may_do_everything_or_touch_everything(String stage) {
        var statements = statements(Synthesised.stage(stage));

        assertThat(statements).hasSizeGreaterThan(20).allSatisfy(statement -> {
            assertThat(statement.has("NotAction") || statement.has("NotResource"))
                    .isFalse();
            var actions = texts(statement.path("Action"));
            assertThat(actions)
                    .filteredOn(action -> action.contains("*"))
                    .allSatisfy(action -> assertThat(WIDE_ACTIONS).containsKey(action));
            for (var resource : resources(statement)) {
                if (resource.equals("\"*\"")) {
                    assertThat(actions).allMatch(action -> action.matches(OF_NO_RESOURCE));
                } else if (resource.contains("*")) {
                    assertThat(WIDE_RESOURCES.keySet()).as(resource).anyMatch(known -> resource.matches(".*" + known));
                }
            }
        });
    }

    /** What is excused in advance is found by nobody when it comes. */
    @Test
    void no_wildcard_has_a_reason_without_being_there() {
        var seen = new TreeSet<String>();
        for (var stage : List.of("dev", "prod")) {
            for (var statement : statements(Synthesised.stage(stage))) {
                seen.addAll(texts(statement.path("Action")));
            }
        }
        assertThat(seen).containsAll(WIDE_ACTIONS.keySet());
    }

    /** Whose role may do something that matches; by the last two words of the handler. */
    private static Set<String> who(String stage, String action) {
        var templates = Synthesised.stage(stage);
        var found = new TreeSet<String>();
        for (var function : templates.service("AWS::Lambda::Function").all()) {
            if (allowed(templates, function).stream()
                    .flatMap(statement -> texts(statement.path("Action")).stream())
                    .anyMatch(candidate -> candidate.matches(action))) {
                found.add(function.path("Handler").asText().replace("com.speechcad.fn.", ""));
            }
        }
        return found;
    }

    private static List<JsonNode> allowed(Synthesised templates, JsonNode function) {
        var statements = new ArrayList<JsonNode>();
        templates.service("AWS::IAM::Policy").all().stream()
                .filter(policy ->
                        policy.path("Roles").path(0).path("Ref").asText().equals(target(function.path("Role"))))
                .forEach(policy ->
                        policy.path("PolicyDocument").path("Statement").forEach(statements::add));
        assertThat(statements).isNotEmpty();
        return statements;
    }

    /** Of every policy that lets a role do something: beside the role or inside it, of what keeps data and of what serves. */
    private static List<JsonNode> statements(Synthesised templates) {
        var statements = new ArrayList<JsonNode>();
        for (var stack : List.of("data", "service")) {
            for (var type : List.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role")) {
                for (var resource : templates.whole(stack, type)) {
                    var properties = resource.path("Properties");
                    Stream.concat(
                                    Stream.of(properties.path("PolicyDocument")),
                                    properties.path("Policies").valueStream().map(each -> each.path("PolicyDocument")))
                            .forEach(document -> document.path("Statement").forEach(statements::add));
                }
            }
        }
        return statements;
    }

    private static List<String> resources(JsonNode statement) {
        var resource = statement.path("Resource");
        return resource.isArray()
                ? resource.valueStream().map(JsonNode::toString).toList()
                : List.of(resource.toString());
    }

    private static List<String> texts(JsonNode oneOrMore) {
        var texts = oneOrMore.isArray()
                ? oneOrMore.valueStream().map(JsonNode::asText).toList()
                : List.of(oneOrMore.asText());
        assertThat(texts).isNotEmpty();
        return texts;
    }
}
