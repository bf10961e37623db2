package com.speechcad.watch;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says figures as log lines in CloudWatch's embedded metric format: no agent, no call, and nothing is lost when the
 * instance freezes right after the answer. Elsewhere they are lines of a log like others.
 */
@Singleton
public class Figures {
    /** Lines of this logger are written as they are. */
    static final String LOGGER = "figures";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private final String stage;
    private final Clock clock;

    Figures(@Value("${stage:local}") String stage, Clock clock) {
        this.stage = word(stage);
        this.clock = clock;
    }

    /** @param value in the figure's own unit */
    public void say(Figure figure, long value) {
        LOG.info("""
                {"_aws":{"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":"Speechcad","Dimensions":[["Stage"]],\
                "Metrics":[{"Name":"%s","Unit":"%s"}]}]},"Stage":"%s","%2$s":%d}""".formatted(clock.millis(), figure.metric(), figure.unit(), stage, value));
    }

    /**
     * The same, also on its own for one of a few kinds.
     *
     * @param by a word out of a short list, such as a door or a rule: each is a metric that costs money; never a person's
     */
    public void say(Figure figure, String by, long value) {
        LOG.info("""
                {"_aws":{"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":"Speechcad","Dimensions":[["Stage"],["Stage","By"]],\
                "Metrics":[{"Name":"%s","Unit":"%s"}]}]},"Stage":"%s","By":"%s","%2$s":%d}""".formatted(clock.millis(), figure.metric(), figure.unit(), stage, word(by), value));
    }

    /** Nothing that JSON would have to escape, and nothing long. */
    private static String word(String said) {
        var plain = said.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
        return plain.substring(0, Math.min(40, plain.length()));
    }
}
