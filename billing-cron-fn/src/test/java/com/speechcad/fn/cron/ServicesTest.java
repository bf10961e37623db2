package com.speechcad.fn.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.FakePayments;
import com.speechcad.billing.PaymentProvider;
import com.speechcad.call.FakeProvider;
import com.speechcad.campaign.Scheduler;
import com.speechcad.db.Queue;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.db.TestQueue;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doctor asks what AWS has for us, and each one that refuses is one line that names it. */
class ServicesTest {
    private static final Pattern JOB = Pattern.compile("\\{\"tenant\":1,\"job\":\"([0-9a-f-]{36})\"}");

    private final Group schedules = new Group();
    private final FakePayments payments = new FakePayments();
    private final TestApp app = TestApp.configured(
            Map.of("doctor.patience", "20ms", "bulk.queue.url", "https://queues.example.test/bulk"),
            new FakeProvider(),
            schedules,
            payments);

    @BeforeEach
    void give() {
        app.queue().worker = message -> work(app, message);
        app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.DYNOPAY_API_KEY, new Secret("dk_invented_for_tests"));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void all_of_them_let_us_in_and_nothing_is_left_behind() {
        assertThat(said("queue", "bucket", "worker", "DynoPay"))
                .containsExactly(
                        "ok     the queue of dials lets us in",
                        "ok     the queue of jobs lets us in",
                        "ok     the bucket lets us in",
                        "ok     the worker does what it is sent, and the bucket and the scheduler let it in",
                        "ok     DynoPay lets default in");
        assertThat(app.files().keys()).isEmpty();
        assertThat(schedules.made).isEmpty();
        assertThat(schedules.asked).isEqualTo(1);
        // Whoever asks again is answered anew.
        schedules.isClosed = true;
        assertThat(wrong()).singleElement().asString().contains("the scheduler takes nothing");
    }

    @Test
    void a_queue() {
        app.queue().closed.add(Queue.Name.BULK);
        assertThat(wrong()).singleElement().asString().contains("the queue of dials does not let us in");

        app.queue().closed.clear();
        app.queue().closed.add(Queue.Name.JOBS);
        // Nothing is sent where nobody takes it, so nobody waits for it either.
        assertThat(wrong()).singleElement().asString().contains("the queue of jobs does not let us in");
    }

    @Test
    void the_bucket_to_this_function() {
        app.queue().worker = _ -> {};
        app.files().refused.add("get");
        assertThat(wrong()).anyMatch(line -> line.contains("the bucket does not let us in: the bucket refuses to get"));
    }

    /** Reading and deleting is granted to both; putting to the worker only. */
    @Test
    void the_bucket_to_the_worker() {
        app.files().refused.add("put");
        assertThat(wrong()).singleElement().asString().contains("the worker is not let in: the bucket refuses to put");
    }

    @Test
    void the_scheduler_and_the_bucket_at_once() {
        schedules.isClosed = true;
        app.files().refused.add("put");
        assertThat(wrong())
                .hasSize(2)
                .anyMatch(line -> line.contains("the scheduler takes nothing (IllegalStateException)"))
                .anyMatch(line -> line.contains("the bucket refuses to put"));
    }

    @Test
    void a_worker_that_does_not_run() {
        app.queue().worker = _ -> {};
        assertThat(wrong()).singleElement().asString().contains("a job that was sent to the worker was not done");
    }

    @Test
    void dynopay() {
        payments.access = new PaymentProvider.Access.Closed("401 api_key_invalid");
        assertThat(wrong())
                .singleElement()
                .asString()
                .contains("DynoPay does not let default in: 401 api_key_invalid", "renew-keys");

        payments.isDown = true;
        assertThat(wrong()).singleElement().asString().contains("DynoPay does not answer");
    }

    /** As the worker's function does with a message of the queue of jobs. */
    static void work(TestApp app, TestQueue.Sent message) {
        var job = JOB.matcher(message.body());
        if (message.queue() == Queue.Name.JOBS && job.matches()) {
            app.get(RunJob.class).run(TestApp.TENANT, UUID.fromString(job.group(1)));
        }
    }

    private List<String> wrong() {
        return said("queue", "bucket", "worker", "DynoPay", "scheduler").stream()
                .filter(line -> line.startsWith("WRONG"))
                // Not set in this test; the settings are not what it is about.
                .filter(line -> !line.contains("is not set") && !line.contains("due for more"))
                .toList();
    }

    private List<String> said(String... about) {
        return app.get(Doctor.class).tell(Duration.ofSeconds(30)).stream()
                .filter(line -> List.of(about).stream().anyMatch(line::contains))
                .filter(line -> !line.contains(" is not set"))
                .toList();
    }

    /** Schedules in memory. */
    private static final class Group implements Scheduler {
        final TreeSet<String> made = new TreeSet<>();
        int asked;
        boolean isClosed;

        @Override
        public void put(String name, Instant at, String task) {
            if (isClosed) {
                throw new Unreachable("the scheduler takes nothing", new IllegalStateException("arn of somebody"));
            }
            asked++;
            made.add(name);
        }

        @Override
        public void remove(String name) {
            made.remove(name);
        }
    }
}
