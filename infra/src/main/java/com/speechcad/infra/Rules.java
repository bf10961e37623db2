package com.speechcad.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.ServerlessChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The published rules our templates are held against: AWS Solutions and Serverless of cdk-nag. A finding fails the
 * synthesis; where a rule does not fit us, the construct it does not fit says so beside itself, with the reason.
 */
final class Rules {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Rules() {}

    /** Holds every construct of the app against the rules, when it is synthesised. */
    static void watch(App app) {
        Aspects.of(app)
                .add(new AwsSolutionsChecks(
                        NagPackProps.builder().verbose(false).reports(false).build()));
        Aspects.of(app)
                .add(new ServerlessChecks(
                        NagPackProps.builder().verbose(false).reports(false).build()));
    }

    /**
     * What the rules, or the CDK itself, found wrong or doubtful in the templates in {@code out}: one line each, empty when
     * all is well.
     */
    static List<String> findings(Path out) {
        var findings = new TreeSet<String>();
        try (var notes = Files.newDirectoryStream(out, "*.metadata.json")) {
            for (var file : notes) {
                JSON.readTree(file.toFile())
                        .properties()
                        .forEach(construct -> construct
                                .getValue()
                                .forEach(note -> line(construct.getKey(), note).ifPresent(findings::add)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(findings);
    }

    /** How many exceptions the templates in {@code out} have: a rule at a resource, each with its reason beside it. */
    static int exceptions(Path out) {
        var excepted = 0;
        try (var templates = Files.newDirectoryStream(out, "*.template.json")) {
            for (var file : templates) {
                for (var resource : JSON.readTree(file.toFile()).path("Resources")) {
                    for (var rule : resource.path("Metadata").path("cdk_nag").path("rules_to_suppress")) {
                        excepted += rule.path("reason").asText().isBlank() ? 0 : 1;
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return excepted;
    }

    private static Optional<String> line(String construct, JsonNode note) {
        return switch (note.path("type").asText()) {
            case "aws:cdk:error", "aws:cdk:warning" ->
                Optional.of(construct + ": " + note.path("data").asText().strip());
            default -> Optional.empty();
        };
    }

    /** How a finding names the ARN of what {@code construct} makes. */
    static String arnOf(Construct construct) {
        var stack = Stack.of(construct);
        var made = Objects.requireNonNull((CfnElement) construct.getNode().getDefaultChild(), "it makes something");
        return "<" + stack.resolve(stack.getLogicalId(made)) + ".Arn>";
    }

    /** Says why {@code rule} is not for this construct (nor for what is inside it). */
    static void except(IConstruct construct, String rule, String reason, String... appliesTo) {
        var suppression = NagPackSuppression.builder().id(rule).reason(reason);
        if (appliesTo.length > 0) {
            suppression.appliesTo(Arrays.asList(appliesTo));
        }
        NagSuppressions.addResourceSuppressions(construct, List.of(suppression.build()), true);
    }
}
