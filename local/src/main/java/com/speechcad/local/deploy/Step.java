package com.speechcad.local.deploy;

import java.util.List;

/**
 * One thing a deployment does.
 *
 * @param title what is so afterwards
 * @param why in a sentence, where it does not go without saying
 * @param ifItFails what is so then, and what to do
 * @param takes how long, where that is known and more than some seconds
 */
record Step(String title, String why, String ifItFails, Deed deed, String takes) {
    Step(String title, String why, String ifItFails, Deed deed) {
        this(title, why, ifItFails, deed, "");
    }

    /** The same, for whoever waits for it. */
    Step taking(String howLong) {
        return new Step(title, why, ifItFails, deed, howLong);
    }

    /** How it is done. */
    sealed interface Deed {
        /** Shown while it runs. */
        record Command(List<String> words) implements Deed {}

        /** @param tells whether the answer's lines are checked: one that begins with WRONG stops the deployment */
        record Invoke(String function, String payload, boolean tells) implements Deed {}

        /** Asked and judged. */
        record Ask(Question question) implements Deed {}

        /** The account lets as many instances run at once as the stage's templates in {@code folder} reserve. */
        record Room(String stage, String folder) implements Deed {}

        /** No alarm is on of those that the stage's templates in {@code folder} have a deployment ask. */
        record Quiet(String stage, String folder) implements Deed {}

        /** The stack's outputs are read, for what comes after it. */
        record Outputs(String stack) implements Deed {}

        /** {@code GET} from this machine; anything but 200 stops the deployment. */
        record Get(String path) implements Deed {}

        /** Every bucket of the stack is emptied: a full one cannot be deleted. */
        record Empty(String stack) implements Deed {}
    }

    /** As somebody reads it who has to sign it. */
    String shown() {
        return switch (deed) {
            case Deed.Command(var words) -> ShellWords.of(words);
            case Deed.Invoke(var function, var payload, var _) ->
                "aws lambda invoke --function-name " + function + " --cli-binary-format raw-in-base64-out --payload '"
                        + payload + "' /dev/stdout";
            case Deed.Ask(var question) -> question.shown();
            case Deed.Room(var stage, var folder) ->
                ShellWords.of(AccountRoom.QUESTION) + "    (against what the templates of " + stage + " in " + folder
                        + " reserve)";
            case Deed.Quiet(var stage, var folder) ->
                ShellWords.of(GroupAlarms.question(stage)) + "    (those of the deployment groups in " + folder + ")";
            case Deed.Outputs(var stack) ->
                "aws cloudformation describe-stacks --stack-name " + stack + " --query 'Stacks[0].Outputs'";
            case Deed.Get(var path) -> "curl --fail \"$PublicBaseUrl" + path + "\"";
            case Deed.Empty(var stack) -> "aws s3 rm --recursive s3://BUCKET    (each bucket of " + stack + ")";
        };
    }
}
