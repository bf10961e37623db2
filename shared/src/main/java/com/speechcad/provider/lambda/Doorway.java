package com.speechcad.provider.lambda;

import com.speechcad.kernel.Unreachable;
import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is alike at every webhook's door: the letter's exact bytes up to a limit, an answer whatever happens, one line in the
 * log without a word of the letter, and how long it took. Whatever cannot be answered now is 503, which asks for the letter
 * again.
 */
@Singleton
public class Doorway {
    private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);

    private final Figures figures;
    private final Clock clock;

    Doorway(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** How a letter was answered, with a word for the log. */
    public record Answer(HttpStatus status, String word) {
        public static Answer ok(String word) {
            return new Answer(HttpStatus.OK, word);
        }

        /** Whoever it is does not bear the seal. */
        public static Answer unauthorized(String word) {
            return new Answer(HttpStatus.UNAUTHORIZED, word);
        }
    }

    /**
     * Takes one letter.
     *
     * @param source the sender's name in log and figures
     * @param mostBytes what is longer is refused unopened with 413
     * @param open checks the seal and does what the letter asks for
     */
    public HttpResponse<?> take(String source, int mostBytes, HttpRequest<?> request, Function<byte[], Answer> open) {
        var began = clock.instant();
        var length = -1;
        Answer answer;
        try {
            var letter = bytes(request);
            length = letter.length;
            answer = length > mostBytes
                    ? new Answer(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too large")
                    : opened(source, letter, open);
        } catch (IOException broken) {
            // Half a letter bears no seal: 401 would tell its sender to give up.
            answer = new Answer(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "not read: " + broken.getClass().getSimpleName());
        }
        var took = Duration.between(began, clock.instant()).toMillis();
        LOG.info("{} {} bytes -> {} {} ({} ms)", source, length, answer.status.getCode(), answer.word, took);
        figures.say(Figure.ACKNOWLEDGEMENT_TIME, source, took);
        return HttpResponse.status(answer.status);
    }

    private static Answer opened(String source, byte[] letter, Function<byte[], Answer> open) {
        try {
            return open.apply(letter);
        } catch (Unreachable down) {
            return new Answer(HttpStatus.SERVICE_UNAVAILABLE, "try again: " + down.getMessage());
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            LOG.error("a letter of {} failed before anybody could set it aside", source, bug);
            return new Answer(
                    HttpStatus.SERVICE_UNAVAILABLE, "failed: " + bug.getClass().getSimpleName());
        }
    }

    /** @param allowed what may be asked at this address */
    public static HttpResponse<?> otherMethod(HttpRequest<?> request, String allowed) {
        LOG.info("{} -> 405", request.getMethodName());
        MutableHttpResponse<?> refused = HttpResponse.status(HttpStatus.METHOD_NOT_ALLOWED);
        return refused.header(HttpHeaders.ALLOW, allowed);
    }

    /** The exact bytes, whatever the sender calls them: bound as a body, a form would be read before the seal is. */
    private static byte[] bytes(HttpRequest<?> request) throws IOException {
        if (request instanceof ServletHttpRequest<?, ?> served) {
            try (var stream = served.getInputStream()) {
                return stream.readAllBytes();
            }
        }
        throw new IllegalStateException("not behind the api proxy");
    }
}
