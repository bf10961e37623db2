package com.speechcad.provider.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a function does after a restore, for which Lambda gives it ten seconds. */
class PrimingTest {
    private static final int LETTERS = 20;
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.with(new ManyLetters());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_store_that_answers_quickly_is_asked_for_everything_twice() {
        assertThat(answered(Duration.ZERO)).isGreaterThanOrEqualTo(2 * LETTERS);
    }

    @Test
    void a_store_that_is_slow_is_left_alone_before_lambda_ends_the_restore() {
        assertThat(answered(Duration.ofSeconds(1))).isBetween(1, 3);
    }

    private static int answered(Duration each) {
        var count = new AtomicInteger();
        Priming.reopen(app.get(ApplicationContext.class), "/practice/", (_, _) -> {
            count.incrementAndGet();
            app.clock().advance(each);
            return ok();
        });
        return count.get();
    }

    private static APIGatewayV2HTTPResponse ok() {
        var answer = new APIGatewayV2HTTPResponse();
        answer.setStatusCode(200);
        return answer;
    }

    private static final class ManyLetters implements NoOp {
        private static final Letter LETTER = new Letter("/practice/default", Map.of(), "{}", 200);

        @Override
        public String door() {
            return "practice";
        }

        @Override
        public Optional<Letter> letter(TenantId tenant) {
            return Optional.of(LETTER);
        }

        @Override
        public List<Letter> rehearsals(TenantId tenant) {
            return Collections.nCopies(LETTERS - 1, LETTER);
        }
    }
}
