package com.speechcad.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class MissingSettingsTest {
    @ParameterizedTest
    @EnumSource(Setting.class)
    void one_line_of_the_log_names_the_setting_and_what_is_off(Setting setting) {
        var properties = all();
        properties.remove(property(setting));

        assertThat(lines(properties))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).contains(setting.name()).endsWith("is not set: " + setting.without()));
        properties.put(property(setting), " ");
        assertThat(lines(properties)).as("empty is as good as missing").hasSize(1);
    }

    @Test
    void nothing_is_said_when_nothing_is_missing_and_either_key_will_do() {
        var properties = all();
        assertThat(lines(properties)).isEmpty();

        properties.remove("encryption.key");
        properties.put("kms.key.id", "alias/speechcad");
        assertThat(lines(properties)).isEmpty();
    }

    private static Map<String, Object> all() {
        var all = new HashMap<String, Object>();
        for (var setting : Setting.values()) {
            all.put(property(setting), "something");
        }
        return all;
    }

    private static String property(Setting setting) {
        return setting.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static List<String> lines(Map<String, Object> properties) {
        var logger = (Logger) LoggerFactory.getLogger(MissingSettings.class);
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        logger.addAppender(heard);
        try (var context = ApplicationContext.builder(properties).build()) {
            var _ = new MissingSettings(context.getEnvironment().start());
            return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        } finally {
            logger.detachAppender(heard);
        }
    }
}
