package com.speechcad.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler in this JVM. An instance handles one event at a time, the one used last first; when all are busy another is
 * started, and past the maximum callers wait. One that ran out of time is thrown away, as on Lambda.
 */
public final class LocalFunction implements LambdaFunction, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFunction.class);

    private final FunctionSpec spec;
    private final Map<String, String> environment;
    private final Clock clock;
    private final BlockingDeque<Instance> idle = new LinkedBlockingDeque<>();
    private final AtomicInteger started = new AtomicInteger();
    /** The machine's own, as Lambda's runtime has one: each wait of a virtual one takes another thread to wake it. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("function-", 0).factory());

    private LocalFunction(FunctionSpec spec, Map<String, String> environment, Clock clock) {
        this.spec = spec;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /**
     * Returns when the first instance is ready.
     *
     * @param environment the function's variables, by their names on Lambda; this process's own are not seen
     * @param clock takes the place of the function's clock
     */
    public static LocalFunction start(FunctionSpec spec, Map<String, String> environment, Clock clock) {
        var function = new LocalFunction(spec, environment, clock);
        function.started.incrementAndGet();
        function.idle.addFirst(function.instance());
        return function;
    }

    public FunctionSpec spec() {
        return spec;
    }

    /** A bean of an instance that is idle now, for what an operator does with the function's own code. */
    public <T> T bean(Class<T> type) {
        var instance = take();
        try {
            return instance.context().getBean(type);
        } finally {
            giveBack(instance, true);
        }
    }

    /** All beans of a type, as with {@link #bean}. */
    public <T> Collection<T> beans(Class<T> type) {
        var instance = take();
        try {
            return instance.context().getBeansOfType(type);
        } finally {
            giveBack(instance, true);
        }
    }

    @Override
    public byte[] invoke(byte[] event) {
        var instance = take();
        var requestId = UUID.randomUUID().toString();
        var answer = threads.submit(() -> instance.handle(event, new LocalContext(spec, requestId)));
        var usable = true;
        var began = System.nanoTime();
        try {
            return answer.get(spec.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            usable = false;
            answer.cancel(true);
            throw new FunctionError("Sandbox.Timedout", spec.name() + " did not answer within " + spec.timeout());
        } catch (ExecutionException thrown) {
            var cause = thrown.getCause() == null ? thrown : thrown.getCause();
            LOG.error("{} failed", spec.name(), cause);
            throw new FunctionError(cause.getClass().getName(), spec.name() + " failed: " + cause.getMessage(), cause);
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FunctionError("Sandbox.Interrupted", spec.name() + " was interrupted");
        } finally {
            // As Lambda ends each invocation's log; what it is charged by.
            LOG.debug("REPORT {} {}", spec.name(), (System.nanoTime() - began) / 1e6);
            giveBack(instance, usable);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (var instance = idle.poll(); instance != null; instance = idle.poll()) {
            instance.context().close();
        }
    }

    private Instance take() {
        var free = idle.pollFirst();
        if (free != null) {
            return free;
        }
        if (started.incrementAndGet() <= spec.maximumInstances()) {
            return startedOr(this::instance);
        }
        started.decrementAndGet();
        try {
            return idle.takeFirst();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new FunctionError("Sandbox.Interrupted", "no instance of " + spec.name() + " became free");
        }
    }

    private Instance startedOr(Supplier<Instance> start) {
        try {
            return start.get();
        } catch (RuntimeException broken) {
            started.decrementAndGet();
            throw new FunctionError("Runtime.InitError", spec.name() + " could not be started", broken);
        }
    }

    private void giveBack(Instance instance, boolean usable) {
        if (usable && !threads.isShutdown()) {
            idle.addFirst(instance);
        } else {
            started.decrementAndGet();
            instance.context().close();
        }
    }

    private Instance instance() {
        var context = FunctionContexts.start(spec, environment, clock);
        return new Instance(context, Handlers.build(spec.handler(), context));
    }

    private record Instance(ApplicationContext context, RequestStreamHandler handler) {
        byte[] handle(byte[] event, LocalContext invocation) throws Exception {
            var answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), answer, invocation);
            return answer.toByteArray();
        }
    }
}
