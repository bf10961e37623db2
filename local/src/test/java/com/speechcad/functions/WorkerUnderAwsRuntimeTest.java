package com.speechcad.functions;

import static com.speechcad.functions.Deployment.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.json.Json;
import com.speechcad.local.runtime.RuntimeProcess;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerUnderAwsRuntimeTest {
    private static final String SEVENTH = "00000000-0000-4000-8000-000000000006";

    private final Deployment deployment = Deployment.seeded();
    private final RuntimeProcess function =
            deployment.function("bulk-ivr-worker-fn", "com.speechcad.fn.worker.BulkIvrWorker");

    @AfterAll
    void stop() {
        function.close();
    }

    @Test
    void of_ten_messages_exactly_the_one_that_failed_comes_again() {
        var places = new HashMap<String, String>();
        var jobs = new ArrayList<String>();
        places.put("NO_ACCOUNT", "987654321");
        for (int i = 0; i < 10; i++) {
            jobs.add(job().toString());
            places.put("JOB_" + i, jobs.getLast());
        }

        var said = answer(function.invoke(Recorded.bytes("sqs-ten.json", places)));

        assertThat(said.path("batchItemFailures")).hasSize(1);
        assertThat(said.at("/batchItemFailures/0/itemIdentifier").asText()).isEqualTo(SEVENTH);
        // The tenth job was in no message.
        assertThat(deployment.count(
                        "job where id = any('{" + String.join(",", jobs) + "}') and unknown_since is not null"))
                .isEqualTo(9);
        // By this word infra's Watch counts a version's errors, and moves it back: the worker's only net.
        assertThat(function.log().lines().filter(line -> line.startsWith("{")).map(line -> Json.parse(utf8(line))))
                .filteredOn(line -> line.path("mdc").has("AWSRequestId"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                line.path("mdc").path("AWSFunctionVersion").asText())
                        .isEqualTo(RuntimeProcess.VERSION));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private UUID job() {
        var id = UUID.randomUUID();
        deployment.admin("insert into job (tenant_id, id, kind, subject, payload, due_at) values (1, '" + id
                + "', 'nobody-does-this', '" + id + "', '{}', now() - interval '1 minute')");
        return id;
    }
}
