package com.speechcad.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody is written to when an alarm goes off. AWS asks an address first, and forgets it when it has not agreed after two
 * days; the template still has it then, so that no deployment asks again.
 */
record AlarmMail(String stage) implements Question {
    @Override
    public String shown() {
        return "aws sns list-subscriptions-by-topic --topic-arn \"$AlarmTopic\"";
    }

    @Override
    public List<String> answer(Cloud cloud) {
        var stack = "speechcad-" + stage + "-service";
        var topic = topic(cloud, stack);
        var lines = new ArrayList<String>();
        for (var subscription : subscriptions(cloud, topic)) {
            var address = subscription.path(0).asText();
            switch (subscription.path(1).asText()) {
                case String arn when arn.startsWith("arn:") -> lines.add("ok     alarms are told to " + address);
                case "PendingConfirmation" ->
                    lines.add("WRONG  " + address
                            + " is not told of alarms: the link in AWS's letter was not followed yet."
                            + " It holds for two days; another one comes with " + subscribe(topic, address));
                default -> {} // deleted, and shown for a while
            }
        }
        if (lines.isEmpty()) {
            lines.add(nobody(cloud, stack, topic));
        }
        return List.copyOf(lines);
    }

    private String nobody(Cloud cloud, String stack, String topic) {
        var wanted = stage.equals("prod")
                || !Stacks.resources(cloud, stack, "AWS::SNS::Subscription").isEmpty();
        return wanted
                ? "WRONG  nobody is told of alarms: AWS forgets an address that has not agreed after two days. It is asked"
                        + " again with " + subscribe(topic, "ADDRESS")
                : "nobody is told of alarms on this stage, as long as ALARM_EMAIL is not set";
    }

    private static String subscribe(String topic, String address) {
        return "aws sns subscribe --topic-arn " + topic + " --protocol email --notification-endpoint " + address;
    }

    private static String topic(Cloud cloud, String stack) {
        return cloud.ask(List.of(
                        "aws",
                        "cloudformation",
                        "describe-stacks",
                        "--stack-name",
                        stack,
                        "--query",
                        "Stacks[0].Outputs[?OutputKey=='AlarmTopic'].OutputValue",
                        "--output",
                        "text"))
                .strip();
    }

    private static JsonNode subscriptions(Cloud cloud, String topic) {
        return Json.parse(cloud.ask(List.of(
                        "aws",
                        "sns",
                        "list-subscriptions-by-topic",
                        "--topic-arn",
                        topic,
                        "--query",
                        "Subscriptions[].[Endpoint,SubscriptionArn]",
                        "--output",
                        "json"))
                .getBytes(StandardCharsets.UTF_8));
    }
}
