package com.speechcad.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether an alarm is on that would stop a deployment: CodeDeploy ends one whose group has such an alarm, before a single
 * caller has met what is new. Where the aliases move at once, the groups have none.
 */
final class GroupAlarms {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private GroupAlarms() {}

    static List<String> question(String stage) {
        return List.of(
                "aws",
                "cloudwatch",
                "describe-alarms",
                "--alarm-name-prefix",
                "speechcad-" + stage + "-",
                "--state-value",
                "ALARM",
                "--query",
                "MetricAlarms[].AlarmName",
                "--output",
                "text");
    }

    /**
     * A line for the operator.
     *
     * @param templates the folder with what CloudFormation is given
     * @throws Cloud.Failed when one is on, saying which and what helps
     */
    static String of(Cloud cloud, String stage, Path templates) {
        var asked = asked(templates.resolve("speechcad-" + stage + "-service.template.json"));
        if (asked.isEmpty()) {
            return "the aliases move at once: no alarm stops it, and none moves it back";
        }
        var on = new TreeSet<>(BLANKS.splitAsStream(cloud.ask(question(stage)))
                .filter(asked::contains)
                .toList());
        if (!on.isEmpty()) {
            throw new Cloud.Failed(
                    String.join(", ", on) + (on.size() == 1 ? " is" : " are")
                            + " on. CodeDeploy would stop the canary at once, whatever it brings. If it brings the fix, say --at-once");
        }
        return "none of the " + asked.size() + " alarms that guard it is on";
    }

    /** The names of the alarms in every deployment group. */
    private static Set<String> asked(Path template) {
        try {
            var resources = Json.parse(Files.readAllBytes(template)).path("Resources");
            var names = new TreeSet<String>();
            for (var resource : resources) {
                if (resource.path("Type").asText().equals("AWS::CodeDeploy::DeploymentGroup")) {
                    resource.at("/Properties/AlarmConfiguration/Alarms")
                            .forEach(alarm -> names.add(name(resources, alarm.path("Name"))));
                }
            }
            return names;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(JsonNode resources, JsonNode name) {
        return name.isTextual()
                ? name.asText()
                : resources
                        .path(name.path("Ref").asText())
                        .at("/Properties/AlarmName")
                        .asText();
    }
}
