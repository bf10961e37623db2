package com.speechcad.local.deploy;

import java.util.List;

/** The CDK's own stack is in the account and region: roles, and a bucket for the functions' archives. */
record Bootstrapped() implements Question {
    private static final List<String> WORDS = List.of(
            "aws",
            "ssm",
            "get-parameters",
            "--names",
            "/cdk-bootstrap/hnb659fds/version",
            "--query",
            "Parameters[0].Value",
            "--output",
            "text");

    /** Since when it has what templates of today want. */
    private static final int LEAST = 6;

    @Override
    public String shown() {
        return ShellWords.of(WORDS) + "    (where it is not there: " + command("aws://ACCOUNT/REGION") + ")";
    }

    @Override
    public List<String> answer(Cloud cloud) {
        var version = version(cloud);
        if (version < LEAST) {
            throw new Cloud.Failed("the CDK's own stack is not in this account and region, or is too old. Once: "
                    + command(Account.environment(cloud)));
        }
        return List.of("the CDK's own stack is there, version " + version);
    }

    /** One that is not there is no error to this question, so that every error is one: of rights, region or network. */
    private static int version(Cloud cloud) {
        var said = cloud.ask(WORDS).strip();
        return said.matches("[0-9]{1,6}") ? Integer.parseInt(said) : 0;
    }

    private static String command(String environment) {
        return "npx --yes " + Plan.CDK + " bootstrap " + environment;
    }
}
