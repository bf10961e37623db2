package com.speechcad.provider.secretsmanager;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * An environment variable {@code NAME=secretsmanager:some/name} means the secret of that name or ARN, and {@code
 * NAME=secretsmanager:some/name#field} one field of a secret that is a JSON object, as AWS writes a database's. Read once,
 * before the context starts; a secret that is not there yet leaves the value out, which disables what needs it.
 */
@ContextConfigurer
public class SecretReferences implements ApplicationContextConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(SecretReferences.class);
    private static final String PREFIX = "secretsmanager:";
    private static final int ABOVE_THE_ENVIRONMENT = 1000;
    private static final Duration CONNECTION = Duration.ofSeconds(1);
    private static final Duration SOCKET = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofSeconds(3);

    @Override
    public void configure(ApplicationContextBuilder builder) {
        var references = references(System.getenv());
        if (!references.isEmpty()) {
            try (var client = client(Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")))) {
                builder.propertySources(PropertySource.of(
                        "secrets", resolve(references, name -> read(client, name)), ABOVE_THE_ENVIRONMENT));
            }
        }
    }

    static boolean isReference(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> value.startsWith(PREFIX))
                .isPresent();
    }

    /** What the reference in the environment variable leads to now; empty when it is none, or leads to nothing. */
    static Optional<String> readNow(String variable) {
        return now(variable, SecretReferences::read);
    }

    /**
     * As {@link #readNow}, for whoever has to know that it could not be read.
     *
     * @throws SdkException when Secrets Manager refuses or is away; a secret that is not there is empty still
     */
    public static Optional<String> readNowOrThrow(String variable) {
        return now(variable, SecretReferences::ask);
    }

    private static Optional<String> now(String variable, BiFunction<SecretsManagerClient, String, String> read) {
        var reference = Optional.ofNullable(System.getenv(variable)).filter(value -> value.startsWith(PREFIX));
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        try (var client = client(Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")))) {
            var values = resolve(
                    Map.of(variable, reference.get().substring(PREFIX.length())), name -> read.apply(client, name));
            return Optional.ofNullable(values.get(variable))
                    .map(String::valueOf)
                    .filter(value -> !value.isEmpty());
        }
    }

    /**
     * Puts what they lead to into variables that are not this process's own, such as those of a file. One that cannot be read
     * is taken out.
     *
     * @param unreadable is told its name
     */
    public static void follow(Map<String, String> variables, Consumer<String> unreadable) {
        var names = variables.keySet().stream()
                .filter(name -> String.valueOf(variables.get(name)).startsWith(PREFIX))
                .filter(name -> !isReference(name))
                .toList();
        if (names.isEmpty()) {
            return;
        }
        try (var client = client(Optional.ofNullable(variables.get("AWS_ENDPOINT_URL")))) {
            for (var name : names) {
                var reference = String.valueOf(variables.remove(name)).substring(PREFIX.length());
                try {
                    resolve(Map.of(name, reference), secret -> ask(client, secret))
                            .forEach((known, value) -> variables.put(known, String.valueOf(value)));
                } catch (SdkException failed) {
                    unreadable.accept(name);
                }
            }
        }
    }

    static Map<String, String> references(Map<String, String> environment) {
        var found = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (value.startsWith(PREFIX)) {
                found.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value.substring(PREFIX.length()));
            }
        });
        return found;
    }

    /** @param read answers the empty string for a secret without a value */
    static Map<String, Object> resolve(Map<String, String> references, UnaryOperator<String> read) {
        var values = new HashMap<String, Object>();
        references.forEach((property, reference) -> {
            var hash = reference.indexOf('#');
            values.put(
                    property,
                    hash < 0
                            ? read.apply(reference)
                            : field(reference.substring(hash + 1), read.apply(reference.substring(0, hash))));
        });
        return values;
    }

    /** Empty when the secret is empty, is no JSON object, or has no such text: like a secret without a value. */
    private static String field(String name, String secret) {
        try (var parser = new JsonFactory().createParser(secret)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var found = parser.currentName().equals(name);
                var value = parser.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_STRING ? parser.getText() : "";
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException notJson) {
            return "";
        }
    }

    private static String read(SecretsManagerClient client, String name) {
        try {
            return ask(client, name);
        } catch (SdkException failed) {
            // A function that does not start answers nobody; one without a key answers 503, and is told what is
            // missing.
            LOG.error(
                    "ALARM a secret cannot be read ({}); what needs it is disabled",
                    failed.getClass().getSimpleName());
            return "";
        }
    }

    private static String ask(SecretsManagerClient client, String name) {
        try {
            return Optional.ofNullable(
                            client.getSecretValue(ask -> ask.secretId(name)).secretString())
                    .orElse("");
        } catch (software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException _) {
            return "";
        }
    }

    private static SecretsManagerClient client(Optional<String> endpoint) {
        // A start and a restore wait for this, and whoever sent a webhook waits for them.
        var builder = SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION)
                        .socketTimeout(SOCKET))
                .overrideConfiguration(limits -> limits.apiCallTimeout(MOST));
        endpoint.map(URI::create).ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
