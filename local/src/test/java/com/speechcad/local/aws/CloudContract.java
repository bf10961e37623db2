package com.speechcad.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What we rely on of SQS and of EventBridge Scheduler, whoever plays them. */
abstract class CloudContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    abstract SqsClient sqs();

    abstract SchedulerClient scheduler();

    @Test
    void a_message_that_is_deleted_does_not_come_again_and_one_that_is_not_does() {
        var queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1"));
        sqs().sendMessage(request -> request.queueUrl(queue).messageBody("{\"tenant\":1,\"dispatch\":7}"));

        var first = receive(queue);
        var again = receive(queue);
        sqs().deleteMessage(request -> request.queueUrl(queue).receiptHandle(again.receiptHandle()));

        assertThat(first.body()).isEqualTo("{\"tenant\":1,\"dispatch\":7}");
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(again.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("2");
        assertThat(sqs().receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(2))
                        .messages())
                .isEmpty();
    }

    @Test
    void what_fails_too_often_is_in_the_dead_letter_queue() {
        var dead = queue(Map.of());
        var deadArn = sqs().getQueueAttributes(
                        request -> request.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        var queue = queue(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "1",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + deadArn + "\",\"maxReceiveCount\":\"2\"}"));
        sqs().sendMessage(request -> request.queueUrl(queue).messageBody("poison"));

        receive(queue);
        receive(queue);
        // The third look is what moves it.
        assertThat(sqs().receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(3))
                        .messages())
                .isEmpty();

        assertThat(receive(dead).body()).isEqualTo("poison");
    }

    /** What the runbook says about dead letters. */
    @Test
    void a_dead_letter_that_is_sent_back_comes_again_where_it_came_from() {
        var dead = queue(Map.of());
        var deadArn = arn(dead);
        var queue = queue(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "1",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + deadArn + "\",\"maxReceiveCount\":\"1\"}"));
        sqs().sendMessage(request -> request.queueUrl(queue).messageBody("{\"tenant\":1,\"dispatch\":7}"));
        receive(queue);
        assertThat(sqs().receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(3))
                        .messages())
                .isEmpty();
        // Looked at as the runbook does: nothing is taken.
        assertThat(sqs().receiveMessage(request ->
                                request.queueUrl(dead).visibilityTimeout(0).waitTimeSeconds(2))
                        .messages())
                .hasSize(1);

        sqs().startMessageMoveTask(task -> task.sourceArn(deadArn));

        assertThat(receive(queue).body()).isEqualTo("{\"tenant\":1,\"dispatch\":7}");
        assertThat(sqs().receiveMessage(request -> request.queueUrl(dead).waitTimeSeconds(1))
                        .messages())
                .isEmpty();
    }

    private String arn(String queue) {
        var asked = sqs().getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return Objects.requireNonNull(asked.get(QueueAttributeName.QUEUE_ARN), "every queue has a name");
    }

    @Test
    void a_batch_of_ten_is_taken_at_once() {
        var queue = queue(Map.of());
        for (int i = 0; i < 10; i++) {
            var body = "message " + i;
            sqs().sendMessage(request -> request.queueUrl(queue).messageBody(body));
        }

        var seen = new java.util.HashSet<String>();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (seen.size() < 10 && System.nanoTime() < end) {
            sqs().receiveMessage(request ->
                            request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages()
                    .forEach(message -> seen.add(message.body()));
        }
        assertThat(seen).hasSize(10);
    }

    @Test
    void a_one_time_schedule_is_told_back_refused_twice_and_deleted() {
        var name = "once-" + UUID.randomUUID();
        create(name, "at(2030-01-01T09:00:00)");

        var told = scheduler().getSchedule(request -> request.name(name));
        assertThat(told.scheduleExpression()).isEqualTo("at(2030-01-01T09:00:00)");
        assertThat(told.scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
        assertThat(told.target().input()).isEqualTo("{\"task\":\"start-campaigns\"}");
        assertThatThrownBy(() -> create(name, "at(2031-01-01T09:00:00)")).isInstanceOf(ConflictException.class);

        scheduler().deleteSchedule(request -> request.name(name));
        assertThatThrownBy(() -> scheduler().getSchedule(request -> request.name(name)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void create(String name, String expression) {
        scheduler()
                .createSchedule(request -> request.name(name)
                        .scheduleExpression(expression)
                        .scheduleExpressionTimezone("Europe/Berlin")
                        .actionAfterCompletion(ActionAfterCompletion.DELETE)
                        .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                        .target(target -> target.arn("arn:aws:lambda:us-east-1:000000000000:function:billing-cron-fn")
                                .roleArn("arn:aws:iam::000000000000:role/scheduler")
                                .input("{\"task\":\"start-campaigns\"}")));
    }

    private String queue(Map<QueueAttributeName, String> attributes) {
        var name = "q-" + UUID.randomUUID();
        return sqs().createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private Message receive(String queue) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var messages = sqs().receiveMessage(request -> request.queueUrl(queue)
                            .waitTimeSeconds(2)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            if (!messages.isEmpty()) {
                return messages.getFirst();
            }
        }
        throw new AssertionError("no message came");
    }
}
