package com.speechcad.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An account that answers questions as AWS does for a stage that is deployed, and writes down what is asked. */
final class SaidAccount implements Cloud {
    static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:operators";

    final List<String> asked = new ArrayList<>();
    String tool = "aws-cli/2.31.0 Python/3.13.7 Linux/6.1 exe/x86_64";
    String region = "eu-west-1";
    String bootstrap = "27";
    String stacks = "UPDATE_COMPLETE";
    String versions = "arn:aws:lambda:eu-west-1:000000000000:function:speechcad-dev-telegram-webhook:6"
            + "\tarn:aws:lambda:eu-west-1:000000000000:function:speechcad-dev-telegram-webhook:7"
            + "\tarn:aws:lambda:eu-west-1:000000000000:function:speechcad-dev-billing-cron:12";
    String live = "7";
    String subscribed = "[[\"ops@example.test\",\"" + TOPIC + ":0f3c\"]]";
    String subscriptions = TOPIC + ":0f3c";
    /** Of the account: what may run at once, and what of that nobody has set aside. */
    int limit = 1_000;

    int unreserved = 1_000;
    String functions = "speechcad-dev-telegram-webhook\tspeechcad-dev-billing-cron";
    String concurrency = "None";
    /** The names of the providers' keys that somebody made. */
    String secrets = "speechcad/dev/TELEGRAM_BOT_TOKEN\tspeechcad/dev/TELEGRAM_SECRET_TOKEN"
            + "\tspeechcad/dev/RETELL_API_KEY\tspeechcad/dev/RETELL_WEBHOOK_KEY"
            + "\tspeechcad/dev/DYNOPAY_API_KEY\tspeechcad/dev/DYNOPAY_WEBHOOK_SECRET";
    /** Whether a function that is called is not there. */
    boolean functionFails;

    /** The alarms that are on. */
    String on = "";

    private final String stage;

    SaidAccount(String stage) {
        this.stage = stage;
    }

    @Override
    public void command(List<String> words) {
        throw new AssertionError("nothing is changed: " + words);
    }

    @Override
    public String ask(List<String> words) {
        var line = String.join(" ", words);
        asked.add(line);
        return switch (line) {
            case "aws --version" -> tool;
            case String identity
            when identity.contains("get-caller-identity") -> "000000000000\tarn:aws:iam::000000000000:user/op\tAIDA";
            case String where when where.contains("describe-availability-zones") -> region;
            case String ready
            when ready.contains("/cdk-bootstrap/hnb659fds/version") -> {
                if (bootstrap.isEmpty()) {
                    throw new Failed("aws ssm get-parameters ended with 254");
                }
                yield bootstrap;
            }
            case String topic when topic.contains("AlarmTopic") -> TOPIC;
            case String there when there.contains("[?StackName=='speechcad-" + stage + "-") -> stacks;
            case String list when list.contains("'AWS::Lambda::Version'") -> versions;
            case String list when list.contains("'AWS::Lambda::Function'") -> functions;
            case String room when room.startsWith("aws lambda get-account-settings") -> room();
            case String one when one.startsWith("aws lambda get-function-concurrency") -> concurrency;
            case String alarms
            when alarms.startsWith("aws cloudwatch describe-alarms --alarm-name-prefix speechcad-" + stage
                    + "- --state-value ALARM") -> on;
            case String made when made.startsWith("aws secretsmanager list-secrets") -> secrets;
            case String list when list.contains("'AWS::SNS::Subscription'") -> subscriptions;
            case String alias when alias.contains("--function-name speechcad-dev-billing-cron") -> "12\n";
            case String alias when alias.contains("get-alias") -> live;
            case String told when told.contains("list-subscriptions-by-topic --topic-arn " + TOPIC) -> subscribed;
            default -> throw new AssertionError("nobody answers " + line);
        };
    }

    private String room() {
        return limit + "\t" + unreserved + "\n";
    }

    @Override
    public JsonNode invoke(String function, String payload) {
        if (functionFails) {
            throw new Failed("aws lambda invoke ended with 254");
        }
        throw new AssertionError("nobody is called: " + function);
    }
}
