package com.speechcad.fn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.speechcad.call.EndReason;
import com.speechcad.call.FakeProvider;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.TestApp;
import com.speechcad.db.TestDatabase;
import com.speechcad.kernel.TenantId;
import com.speechcad.lambda.LambdaContext;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.Messenger;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkIvrWorkerTest {
    private final List<Job> ran = new ArrayList<>();
    private final TestApp app = TestApp.configured(
            Map.of("datasources.default.connection-timeout", 500), new FakeProvider(), new JobHandler() {
                @Override
                public String kind() {
                    return "test";
                }

                @Override
                public Outcome run(Job job) {
                    ran.add(job);
                    return new Outcome.Done();
                }
            });
    private final BulkIvrWorker worker = new BulkIvrWorker(app.get(ApplicationContext.class));

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_job_is_done_once_however_often_its_message_comes() {
        app.tx().run(TestApp.TENANT, () -> app.get(Jobs.class).add("test", "subject", "{}"));
        var body = app.queue().sent().getFirst().body();

        assertThat(failures(work(body, body))).isEmpty();
        assertThat(failures(work(body))).isEmpty();

        assertThat(ran).hasSize(1);
    }

    @Test
    void a_poison_message_is_set_aside_and_not_brought_again() {
        assertThat(failures(work("{", "[]", "{\"tenant\":0,\"dispatch\":1}", "{\"tenant\":1,\"job\":\"x\"}", "")))
                .isEmpty();

        long aside = app.tx()
                .call(
                        TenantId.PLATFORM,
                        () -> app.sql()
                                .of("select count(*) as n from quarantine where source = 'queue'")
                                .only(row -> row.number("n")));
        assertThat(aside).isEqualTo(5);
    }

    @Test
    void only_what_could_not_be_done_now_comes_again() {
        var name = app.database().url().replaceAll(".*/", "");
        var next = TestDatabase.fresh();
        next.admin("alter database " + name + " with allow_connections false");
        next.admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");

        assertThat(failures(work("{\"tenant\":1,\"dispatch\":1}"))).containsExactly("message-0");
    }

    @Test
    void an_account_with_nothing_to_dial_is_fine() {
        app.database().admin("insert into provider_account (tenant_id) values (1)");

        assertThat(failures(work("{\"tenant\":1,\"dispatch\":1}"))).isEmpty();
    }

    @Test
    void what_a_chat_did_not_take_is_shown_as_soon_as_it_takes_it_again() {
        app.messenger().nextAnswer(new Messenger.Delivery.Wait(Duration.ofSeconds(3)));
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Chats.class)
                                .put(
                                        app.get(Users.class)
                                                .meet(7001, Optional.empty())
                                                .chat(),
                                        "menu",
                                        Message.of(Text.text(EndReason.DIAL_BUSY)),
                                        Reader.of(Language.EN)));
        assertThat(app.messenger().shown()).isEmpty();
        var later = app.queue().sent().getLast().body();
        assertThat(later).isEqualTo("{\"tenant\":1,\"chat\":7001}");

        app.clock().advance(Duration.ofSeconds(4));
        assertThat(failures(work(later, later))).isEmpty();

        assertThat(app.messenger().everything()).hasSize(1);
    }

    private SQSBatchResponse work(String... bodies) {
        var records = new ArrayList<SQSEvent.SQSMessage>();
        for (var body : bodies) {
            var message = new SQSEvent.SQSMessage();
            message.setMessageId("message-" + records.size());
            message.setBody(body);
            records.add(message);
        }
        var event = new SQSEvent();
        event.setRecords(records);
        return worker.handleRequest(event, new LambdaContext("bulk-ivr-worker-fn"));
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
