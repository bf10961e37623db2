package com.speechcad.infra;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Tags;

/** The CDK app. It looks nothing up and knows no account, so the same sources give the same templates anywhere. */
public final class SpeechcadApp {
    private SpeechcadApp() {}

    private static final String AT_ONCE = "at-once";

    /**
     * Arguments: the stage, the repository's folder, the folder the templates go to, and {@code at-once} where no alias moves
     * step by step. Exits 1 with a sentence.
     */
    public static void main(String... arguments) {
        if (arguments.length != 3 && !(arguments.length == 4 && arguments[3].equals(AT_ONCE))) {
            fail("usage: SpeechcadApp STAGE REPOSITORY OUT [" + AT_ONCE + "]");
        }
        try {
            var asked = StageSettings.of(arguments[0]);
            var stage = arguments.length == 4 ? asked.atOnce() : asked;
            var code = new FunctionCode(Path.of(arguments[1]));
            var out = Path.of(arguments[2]);
            app(stage, Operator.from(System.getenv()), code, out).synth();
            var findings = Rules.findings(out);
            findings.forEach(System.err::println);
            if (!findings.isEmpty()) {
                fail("the findings above have no written reason");
            }
            System.out.println("cdk-nag: 0 findings without a reason, " + Rules.exceptions(out)
                    + " exceptions, each with its reason in the template");
            for (var service : Service.values()) {
                var megabytes = code.bytes(service.module()) / 1e6;
                System.out.printf(Locale.ROOT, "%-22s %5.1f MB zipped%n", service.module(), megabytes);
                if (megabytes > service.mostMegabytes()) {
                    fail(service.module() + " may be " + service.mostMegabytes() + " MB zipped at most");
                }
            }
            System.out.println("Templates of stage " + stage.name() + " are in " + arguments[2]);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            fail(String.valueOf(refused.getMessage()));
        }
    }

    static App app(StageSettings stage, Operator operator, FunctionCode code, Path out) {
        var app = new App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                // Statements that can be one are one: a role's policy stays readable, and within its size.
                .context(Map.of(
                        "@aws-cdk/aws-iam:minimizePolicies",
                        true,
                        // The service stack cannot lose what it uses of the data stack.
                        "@aws-cdk/core:defaultCrossStackReferences",
                        "strong",
                        // Else alarms that leave a deployment group stay in it: CodeDeploy keeps what nobody mentions.
                        "@aws-cdk/aws-codedeploy:removeAlarmsFromDeploymentGroup",
                        true))
                .build());
        var data = new DataStack(app, stage, code);
        new ServiceStack(app, stage, operator, code, data);
        Rules.watch(app);
        Tags.of(app).add("product", "speechcad");
        Tags.of(app).add("stage", stage.name());
        return app;
    }

    private static void fail(String reason) {
        System.err.println("synth: " + reason);
        System.exit(1);
    }
}
