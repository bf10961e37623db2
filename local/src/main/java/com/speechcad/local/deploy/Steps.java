package com.speechcad.local.deploy;

import com.speechcad.local.deploy.Step.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The steps that plans are made of. */
final class Steps {
    private Steps() {}

    static Step tools() {
        return ask(
                "The AWS CLI is one that the steps below are written for",
                "",
                "Install version 2 of the AWS CLI. Nothing was changed.",
                new AwsVersion());
    }

    static Step account() {
        return ask(
                "The account and the region are those you mean",
                "Look at both before anything is changed.",
                "No credentials, the wrong profile, or no region (AWS_REGION, or region in the profile). Nothing was"
                        + " changed.",
                new Account());
    }

    static Step secrets(String stage) {
        return ask(
                "The providers' keys are in Secrets Manager",
                "Made by hand, so that no key passes through a template; their names are asked for, not what is in them.",
                "Make those that are missing, as README.md says (Deploy to AWS), and start again. Nothing was changed.",
                new Secrets(stage));
    }

    /** @param ifItFails beside what each line says to do */
    static Step alarmMail(String stage, String ifItFails) {
        return ask(
                "Somebody is told when an alarm goes off",
                "AWS asks an address whether it agrees, and forgets it after two days.",
                ifItFails,
                new AlarmMail(stage));
    }

    static Step synth(String stage, boolean atOnce) {
        var words = new ArrayList<>(List.of("./speechcad", "synth", "--stage", stage, "--out", Plan.OUT));
        if (atOnce) {
            words.add("--at-once");
        }
        return new Step(
                        "The functions are built and the templates written",
                        "Offline; a finding of cdk-nag without a reason, or an archive above its size, stops it.",
                        "Nothing was changed.",
                        new Deed.Command(List.copyOf(words)))
                .taking("one or two minutes");
    }

    static Step cdk(String title, String why, String ifItFails, String... words) {
        var all = Stream.concat(Stream.of("npx", "--yes", Plan.CDK), Stream.of(words));
        return new Step(
                title,
                why,
                ifItFails,
                new Deed.Command(
                        Stream.concat(all, Stream.of("--app", Plan.OUT)).toList()));
    }

    static Step invoke(String title, String why, String ifItFails, String function, String payload, boolean tells) {
        return new Step(title, why, ifItFails, new Deed.Invoke(function, payload, tells));
    }

    static Step ask(String title, String why, String ifItFails, Question question) {
        return new Step(title, why, ifItFails, new Deed.Ask(question));
    }
}
