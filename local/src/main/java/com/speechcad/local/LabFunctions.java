package com.speechcad.local;

import com.speechcad.local.gateway.GatewayRoute;
import com.speechcad.local.lambda.FunctionError;
import com.speechcad.local.lambda.FunctionSpec;
import com.speechcad.local.lambda.LambdaFunction;
import com.speechcad.local.lambda.LocalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The five functions as they are deployed, each in a context of its own. */
final class LabFunctions implements AutoCloseable {
    static final String TELEGRAM = "telegram-webhook-fn";
    static final String RETELL = "retell-webhook-fn";
    static final String DYNOPAY = "dynopay-webhook-fn";
    static final String CRON = "billing-cron-fn";
    static final String WORKER = "bulk-ivr-worker-fn";
    static final Duration WORKER_TIMEOUT = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(LabFunctions.class);
    private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(20);

    private static final List<FunctionSpec> SPECS = List.of(
            spec(
                    TELEGRAM,
                    "com.speechcad.fn.telegram.TelegramFunction",
                    WEBHOOK_TIMEOUT,
                    "com.speechcad.dialog",
                    "com.speechcad.screen"),
            spec(RETELL, "com.speechcad.fn.retell.RetellFunction", WEBHOOK_TIMEOUT),
            spec(DYNOPAY, "com.speechcad.fn.dynopay.DynopayFunction", WEBHOOK_TIMEOUT),
            spec(CRON, "com.speechcad.fn.cron.BillingCron", Duration.ofMinutes(2)),
            spec(WORKER, "com.speechcad.fn.worker.BulkIvrWorker", WORKER_TIMEOUT));

    private final Map<String, LocalFunction> started = new LinkedHashMap<>();

    private LabFunctions() {}

    /** @param environment what every function gets */
    static LabFunctions start(Map<String, String> environment, Clock clock) {
        var functions = new LabFunctions();
        try {
            for (var spec : SPECS) {
                if (isHere(spec.handler())) {
                    functions.started.put(spec.name(), LocalFunction.start(spec, environment, clock));
                } else {
                    LOG.warn("{} is not in this build: {} is missing", spec.name(), spec.handler());
                }
            }
            return functions;
        } catch (RuntimeException broken) {
            functions.close();
            throw broken;
        }
    }

    /** The function of this name, or one that always fails when it is not in this build. */
    LambdaFunction get(String name) {
        var function = started.get(name);
        return function != null
                ? function
                : _ -> {
                    throw new FunctionError("ResourceNotFoundException", name + " is not in this build");
                };
    }

    Optional<LocalFunction> find(String name) {
        return Optional.ofNullable(started.get(name));
    }

    /** One that is there, for what an operator does with the functions' own code. */
    Optional<LocalFunction> any() {
        return started.values().stream().findFirst();
    }

    Optional<LambdaFunction> byArn(String arn) {
        return started.values().stream()
                .filter(function -> function.spec().arn().equals(arn))
                .<LambdaFunction>map(function -> function)
                .findFirst();
    }

    static String arn(String name) {
        return SPECS.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow()
                .arn();
    }

    /** As in front of the deployed ones: any method, so that the functions refuse the wrong ones themselves. */
    static List<GatewayRoute> routes(Function<String, LambdaFunction> byName) {
        return List.of(
                new GatewayRoute("ANY", "/telegram/{tenant}", byName.apply(TELEGRAM)),
                new GatewayRoute("ANY", "/retell/{tenant}", byName.apply(RETELL)),
                new GatewayRoute("ANY", "/dynopay/{tenant}/{invoice}/{token}", byName.apply(DYNOPAY)),
                new GatewayRoute("GET", "/health", byName.apply(TELEGRAM)));
    }

    @Override
    public void close() {
        started.values().forEach(LocalFunction::close);
    }

    private static FunctionSpec spec(String name, String handler, Duration timeout, String... alsoShown) {
        var own = handler.substring(0, handler.lastIndexOf('.'));
        return new FunctionSpec(
                name,
                handler,
                timeout,
                2,
                List.of("com.speechcad.fn", "com.speechcad.dialog", "com.speechcad.screen", "com.speechcad.local"),
                Stream.concat(Stream.of(own), Stream.of(alsoShown)).toList());
    }

    private static boolean isHere(String className) {
        return LabFunctions.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null;
    }
}
