package com.speechcad.local.deploy;

import java.util.List;

/** The AWS CLI is of version 2: the first one knows half of the options that the steps after this one use. */
record AwsVersion() implements Question {
    private static final List<String> WORDS = List.of("aws", "--version");

    @Override
    public String shown() {
        return ShellWords.of(WORDS);
    }

    @Override
    public List<String> answer(Cloud cloud) {
        var said = cloud.ask(WORDS).strip();
        if (!said.startsWith("aws-cli/2")) {
            throw new Cloud.Failed("version 2 of the AWS CLI is wanted, and this is " + said);
        }
        return List.of(said);
    }
}
