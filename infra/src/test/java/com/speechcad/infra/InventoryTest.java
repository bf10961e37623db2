package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is deployed, who may do what, and what is open to whom, as a text that a person has read. A change of it is read
 * again in review: {@code -Dinventory.write=true} writes it anew. Schedules are left out, they have a test of their own.
 */
class InventoryTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "inventory");
    private static final Set<String> NOT_LISTED = Set.of("AWS::Scheduler::Schedule", "AWS::CDK::Metadata");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"dev, data", "dev, service", "prod, data", "prod, service"})
    void is_what_was_reviewed(String stage, String stack) throws IOException {
        var lines = new TreeSet<String>();
        Synthesised.stage(stage)
                .file("speechcad-" + stage + "-" + stack + ".template.json")
                .path("Resources")
                .properties()
                .forEach(resource -> lines.addAll(lines(plain(resource.getKey()), resource.getValue())));
        var file = FOLDER.resolve(stage + "-" + stack + ".txt");
        var text = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("inventory.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }

        assertThat(lines).hasSizeGreaterThan(40);
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private static List<String> lines(String id, JsonNode resource) {
        var type = resource.path("Type").asText();
        if (NOT_LISTED.contains(type)) {
            return List.of();
        }
        var properties = resource.path("Properties");
        var found = new ArrayList<String>();
        found.add(type + " " + id + telling(type, properties)
                + (resource.has("DeletionPolicy")
                        ? " on delete " + resource.path("DeletionPolicy").asText()
                        : ""));
        properties
                .path("PolicyDocument")
                .path("Statement")
                .forEach(statement -> found.add(type + " " + id + " " + statement(statement)));
        return found;
    }

    /** The properties of a type by which it is safe, or not. */
    private static String telling(String type, JsonNode properties) {
        var names = switch (type) {
            case "AWS::Lambda::Function" ->
                List.of(
                        "Handler",
                        "Runtime",
                        "MemorySize",
                        "Timeout",
                        "ReservedConcurrentExecutions",
                        "RecursiveLoop",
                        "SnapStart",
                        "TracingConfig");
            case "AWS::RDS::DBInstance" ->
                List.of(
                        "DBInstanceClass",
                        "AllocatedStorage",
                        "MaxAllocatedStorage",
                        "StorageType",
                        "BackupRetentionPeriod",
                        "DeletionProtection",
                        "MultiAZ",
                        "PubliclyAccessible",
                        "StorageEncrypted");
            case "AWS::EC2::SecurityGroup" -> List.of("SecurityGroupIngress", "SecurityGroupEgress");
            case "AWS::EC2::SecurityGroupIngress" -> List.of("IpProtocol", "FromPort", "ToPort");
            case "AWS::SQS::Queue" -> List.of("MessageRetentionPeriod", "VisibilityTimeout", "SqsManagedSseEnabled");
            case "AWS::CloudWatch::Alarm" ->
                List.of("ComparisonOperator", "Threshold", "EvaluationPeriods", "AlarmDescription");
            case "AWS::CodeDeploy::DeploymentGroup" -> List.of("DeploymentConfigName", "AlarmConfiguration");
            case "AWS::ApiGatewayV2::Route" -> List.of("RouteKey", "AuthorizationType");
            case "AWS::Logs::LogGroup" -> List.of("RetentionInDays");
            case "AWS::IAM::Role" -> List.of("AssumeRolePolicyDocument");
            default -> List.<String>of();
        };
        var told = new StringBuilder();
        names.stream()
                .filter(properties::has)
                .forEach(name -> told.append(' ').append(name).append('=').append(text(properties.path(name))));
        return told.toString();
    }

    private static String statement(JsonNode statement) {
        return statement.path("Effect").asText() + " " + text(statement.path("Action")) + " on "
                + text(statement.path("Resource"))
                + (statement.has("Condition") ? " when " + text(statement.path("Condition")) : "");
    }

    private static String text(JsonNode node) {
        return node.isTextual()
                ? plain(node.asText())
                : plain(stripped(node).toString().replace("\"", ""));
    }

    /** References by the readable part of their names. */
    private static JsonNode stripped(JsonNode node) {
        if (node instanceof ObjectNode object && object.size() == 1) {
            if (object.path("Fn::GetAtt") instanceof ArrayNode reference) {
                return object.textNode("<" + reference.path(0).asText() + ">");
            }
            if (object.has("Ref")) {
                return object.textNode("<" + object.path("Ref").asText() + ">");
            }
        }
        return node;
    }

    /** The hash that the CDK appends to a name is of no interest to a reader. */
    private static String plain(String name) {
        return name.replaceAll("(?<=[A-Za-z])[0-9A-F]{8}(?![0-9A-Za-z])", "").replaceAll("[0-9a-f]{32,}", "…");
    }
}
