package com.speechcad.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.ServerlessChecks;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The published rules our templates are held against: AWS Solutions and Serverless of cdk-nag. A finding fails the
 * synthesis; where a rule does not fit us, the construct it does not fit says so beside itself, with the reason.
 */
final class Rules {
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

    /** What the rules, or the CDK itself, found wrong or doubtful: one line each; empty when all is well. */
    static List<String> findings(CloudAssembly assembly) {
        return assembly.getStacks().stream()
                .flatMap(stack -> stack.getMessages().stream())
                .map(message -> message.getLevel() + " " + message.getId() + ": "
                        + String.valueOf(message.getEntry().getData()).strip())
                .distinct()
                .sorted()
                .toList();
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
