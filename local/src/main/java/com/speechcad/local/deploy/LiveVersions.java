package com.speechcad.local.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Every alias is at the version that was deployed last. After a rollback by hand it is not, and CloudFormation does not know:
 * it would have CodeDeploy begin at the version that was bad, and send nine tenths of the callers back to it.
 *
 * @param atOnce whether the aliases move in one step, which leads nobody back
 */
record LiveVersions(String stack, boolean atOnce) implements Question {
    private static final Pattern VERSION = Pattern.compile(".*:function:([A-Za-z0-9_-]+):([0-9]{1,9})");

    @Override
    public String shown() {
        return "aws lambda get-alias --function-name FUNCTION --name live    (each function of " + stack
                + ", against its newest version there)";
    }

    @Override
    public List<String> answer(Cloud cloud) {
        if (!Stacks.isThere(cloud, stack)) {
            return List.of("nothing is deployed yet");
        }
        var deployed = new TreeMap<String, Integer>();
        for (var arn : Stacks.resources(cloud, stack, "AWS::Lambda::Version")) {
            var version = VERSION.matcher(arn);
            if (version.matches()) {
                deployed.merge(version.group(1), Integer.valueOf(version.group(2)), Math::max);
            }
        }
        var moved = new ArrayList<String>();
        deployed.forEach((function, newest) -> {
            var live = live(cloud, function);
            if (!live.equals(newest.toString())) {
                moved.add(function + " serves version " + live + ", and " + newest + " was deployed last");
            }
        });
        if (!moved.isEmpty() && !atOnce) {
            throw new Cloud.Failed(String.join("; ", moved)
                    + ". An alias was moved by hand; step by step its callers would be led back. Say --at-once");
        }
        if (moved.isEmpty()) {
            moved.add(deployed.size() + " aliases are at the version that was deployed last");
        }
        return List.copyOf(moved);
    }

    private static String live(Cloud cloud, String function) {
        return cloud.ask(List.of(
                        "aws",
                        "lambda",
                        "get-alias",
                        "--function-name",
                        function,
                        "--name",
                        "live",
                        "--query",
                        "FunctionVersion",
                        "--output",
                        "text"))
                .strip();
    }
}
