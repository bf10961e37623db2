package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

class RulesTest {
    @Test
    void nothing_is_found_that_has_no_written_reason() {
        assertThat(Rules.findings(Synthesised.stage("dev").out())).isEmpty();
        assertThat(Rules.findings(Synthesised.stage("prod").out())).isEmpty();
    }

    @Test
    void a_bucket_without_encryption_in_transit_is_found(@TempDir Path out) {
        Synthesised.assumeNode();
        var app = new App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .build());
        new Bucket(new Stack(app, "careless"), "Open");
        Rules.watch(app);
        app.synth();

        assertThat(Rules.findings(out))
                .anySatisfy(finding -> assertThat(finding).contains("/careless/Open", "AwsSolutions-S10"));
    }
}
