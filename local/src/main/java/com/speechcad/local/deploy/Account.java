package com.speechcad.local.deploy;

import java.util.List;

/** Whose account it is, as whom, and in which region: what is made in another one is not found again, and is paid for. */
record Account() implements Question {
    private static final List<String> IDENTITY = List.of("aws", "sts", "get-caller-identity", "--output", "text");
    private static final List<String> REGION = List.of(
            "aws",
            "ec2",
            "describe-availability-zones",
            "--query",
            "AvailabilityZones[0].RegionName",
            "--output",
            "text");

    @Override
    public String shown() {
        return ShellWords.of(IDENTITY) + "    (and the region: " + ShellWords.of(REGION) + ")";
    }

    @Override
    public List<String> answer(Cloud cloud) {
        return List.of(cloud.ask(IDENTITY).strip(), "region " + region(cloud));
    }

    /** As the CDK writes it: {@code aws://NUMBER/REGION}. */
    static String environment(Cloud cloud) {
        return "aws://" + cloud.ask(IDENTITY).strip().split("\\s+", 2)[0] + "/" + region(cloud);
    }

    private static String region(Cloud cloud) {
        var region = cloud.ask(REGION).strip();
        if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]+")) {
            throw new Cloud.Failed("no region is chosen: set AWS_REGION, or region in the profile");
        }
        return region;
    }
}
