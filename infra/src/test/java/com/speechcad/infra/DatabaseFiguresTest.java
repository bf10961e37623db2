package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What RDS says of the database itself, beside the figures that are watched. */
class DatabaseFiguresTest {
    /** The alarm is of the volume as it was made; at the limit, where nothing grows any more, it would come far too late. */
    @Test
    void the_operators_are_told_of_the_last_tenth_of_a_volume_however_far_it_has_grown() {
        for (var stage : new String[] {"dev", "prod"}) {
            var templates = Synthesised.stage(stage);
            var says = templates.service("AWS::RDS::EventSubscription").only();

            assertThat(says.path("SourceType").asText()).isEqualTo("db-instance");
            assertThat(says.path("SourceIds").toString()).contains("DatabaseInstance");
            assertThat(says.path("EventCategories"))
                    .extracting(JsonNode::asText)
                    .containsExactlyInAnyOrder("low storage", "failure");
            assertThat(says.path("Enabled").asBoolean(true)).isTrue();
            assertThat(templates.service("AWS::CloudWatch::Alarm").all())
                    .anySatisfy(alarm ->
                            assertThat(alarm.path("AlarmActions").path(0)).isEqualTo(says.path("SnsTopicArn")));
            assertThat(templates.service("AWS::SNS::TopicPolicy").all()).anySatisfy(policy -> {
                assertThat(policy.path("Topics").path(0)).isEqualTo(says.path("SnsTopicArn"));
                assertThat(policy.path("PolicyDocument").path("Statement")).anySatisfy(statement -> {
                    assertThat(statement.path("Principal").path("Service").asText())
                            .isEqualTo("events.rds.amazonaws.com");
                    assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
                    assertThat(statement.path("Condition").toString()).contains("aws:SourceAccount");
                });
            });
        }
    }

    /** RDS refuses a subscription to a topic that it may not publish to, and the topic's policy is a resource of its own. */
    @Test
    void rds_is_let_publish_before_it_is_told_to() {
        var says = Synthesised.stage("prod").whole("service", "AWS::RDS::EventSubscription");

        assertThat(says)
                .singleElement()
                .satisfies(
                        one -> assertThat(one.path("DependsOn").toString()).containsPattern("AlarmsOperatorsPolicy"));
    }

    /** Aurora's volume has no limit that anybody sets. */
    @Test
    void of_aurora_nothing_is_told_that_only_an_instance_has() {
        var prod = StageSettings.of("prod");
        var aurora = new StageSettings(
                "prod",
                prod.architecture(),
                new StageSettings.DatabaseSettings(new StageSettings.Serverless(2, 16), 400, true, 30, false),
                prod.logRetentionDays(),
                prod.keepsData(),
                prod.canary(),
                prod.interfaceEndpoints(),
                prod.webhookConcurrency(),
                prod.bulkConcurrency(),
                prod.jobsConcurrency());

        assertThat(Synthesised.of(aurora).whole("service", "AWS::RDS::EventSubscription"))
                .isEmpty();
    }
}
