package com.speechcad.local.deploy;

import java.util.List;
import java.util.regex.Pattern;

/** What CloudFormation says of a stack. */
final class Stacks {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Stacks() {}

    /** Whether it is there; asked of all of them, because asking for one that is not is an error like any other. */
    static boolean isThere(Cloud cloud, String stack) {
        return !cloud.ask(List.of(
                        "aws",
                        "cloudformation",
                        "describe-stacks",
                        "--query",
                        "Stacks[?StackName=='" + stack + "'].StackStatus",
                        "--output",
                        "text"))
                .isBlank();
    }

    /** What the resources of one type are called; without those that a deletion that stopped half way took already. */
    static List<String> resources(Cloud cloud, String stack, String type) {
        var said = cloud.ask(List.of(
                "aws",
                "cloudformation",
                "list-stack-resources",
                "--stack-name",
                stack,
                "--query",
                "StackResourceSummaries[?ResourceType=='" + type
                        + "' && ResourceStatus!='DELETE_COMPLETE'].PhysicalResourceId",
                "--output",
                "text"));
        return BLANKS.splitAsStream(said).filter(name -> !name.isBlank()).toList();
    }
}
