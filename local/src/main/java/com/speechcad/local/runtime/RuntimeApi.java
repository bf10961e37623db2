package com.speechcad.local.runtime;

import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.runtime.Outcome.Answered;
import com.speechcad.local.runtime.Outcome.Failed;
import com.speechcad.local.runtime.Outcome.NotStarted;
import com.speechcad.local.runtime.Outcome.TimedOut;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Lambda's Runtime API, version 2018-06-01, for one runtime: what a function's process asks for events. */
public final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime";
    private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";

    private final String functionArn;
    private final Duration functionTimeout;
    private final Clock clock = Clock.systemUTC();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Outcome> broken = new CompletableFuture<>();
    private final CountDownLatch restoreAsked = new CountDownLatch(1);
    private final CountDownLatch mayRestore = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CompletableFuture<Boolean> heard = new CompletableFuture<>();
    private final AtomicLong restoredNanos = new AtomicLong();
    private final HttpRoutes routes;

    /** @param frozen whether a runtime started for SnapStart stays frozen until {@link #restore()} */
    public RuntimeApi(String functionArn, Duration functionTimeout, boolean frozen) {
        if (!frozen) {
            mayRestore.countDown();
        }
        this.functionArn = functionArn;
        this.functionTimeout = functionTimeout;
        routes = new HttpRoutes(0)
                .route("GET", BASE + "/invocation/next", this::next)
                .route("POST", BASE + "/invocation/{id}/response", this::answered)
                .route("POST", BASE + "/invocation/{id}/error", this::failed)
                .route("POST", BASE + "/init/error", this::notStarted)
                .route("GET", BASE + "/restore/next", this::nextRestore)
                .route("POST", BASE + "/restore/error", this::notStarted)
                .start();
    }

    /** For {@code AWS_LAMBDA_RUNTIME_API}. */
    public String hostAndPort() {
        return "127.0.0.1:" + routes.port();
    }

    /** Hands the event to the runtime when it next asks for one, and waits for what it says. */
    public Outcome invoke(byte[] event) {
        var invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        waiting.add(invocation);
        try {
            return (Outcome) CompletableFuture.anyOf(invocation.outcome(), broken)
                    .get(functionTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new TimedOut(functionTimeout);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            waiting.remove(invocation);
            running.remove(invocation.id());
        }
    }

    /** Whether a runtime started for SnapStart got so far as to ask for its restore. */
    public boolean restoreWasAsked() {
        return restoreAsked.getCount() == 0;
    }

    /** Waits until the runtime has done what comes before a snapshot; false when it does not get there in time. */
    public boolean awaitFrozen(Duration most) {
        try {
            return restoreAsked.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The snapshot is taken from the shelf: its hooks run, and it asks for events. */
    public void restore() {
        restoredNanos.set(System.nanoTime());
        mayRestore.countDown();
    }

    /** When {@link #restore()} was called, on the clock of {@link System#nanoTime()}. */
    long restoredNanos() {
        return restoredNanos.get();
    }

    /** Done when the runtime first asks for anything, or never will. */
    CompletableFuture<Boolean> heard() {
        return heard;
    }

    /** The process is gone: whoever waits is told, now and from now on. */
    void ended(int exitCode) {
        heard.complete(false);
        broken.complete(new NotStarted("Runtime.ExitError", "the runtime ended with exit code " + exitCode));
    }

    @Override
    public void close() {
        heard.complete(false);
        mayRestore.countDown();
        routes.close();
    }

    /** Waits until the runtime first asks for an event: all hooks are done. False when it does not get there in time. */
    public boolean awaitReady(Duration most) {
        try {
            return ready.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Response next(Request request) {
        heard.complete(true);
        ready.countDown();
        try {
            var invocation = waiting.take();
            running.put(invocation.id(), invocation);
            return Response.bytes("application/json", invocation.event())
                    .with("Lambda-Runtime-Aws-Request-Id", invocation.id())
                    .with("Lambda-Runtime-Deadline-Ms", Long.toString(clock.millis() + functionTimeout.toMillis()))
                    .with("Lambda-Runtime-Invoked-Function-Arn", functionArn)
                    // Without it the runtime client's native part takes the process down.
                    .with(
                            "Lambda-Runtime-Trace-Id",
                            "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Response.CUT;
        }
    }

    private Response answered(Request request) {
        return complete(request, new Answered(request.body()));
    }

    private Response failed(Request request) {
        return complete(request, new Failed(request.header(ERROR_TYPE).orElse(""), request.text()));
    }

    private Response complete(Request request, Outcome outcome) {
        var invocation = running.get(request.variable("id"));
        if (invocation == null) {
            return Response.json(403, """
                    {"errorMessage":"no such invocation","errorType":"InvalidRequestID"}""");
        }
        invocation.outcome().complete(outcome);
        return accepted();
    }

    private Response notStarted(Request request) {
        heard.complete(true);
        broken.complete(new NotStarted(request.header(ERROR_TYPE).orElse(""), request.text()));
        return accepted();
    }

    private Response nextRestore(Request request) {
        heard.complete(true);
        restoreAsked.countDown();
        try {
            mayRestore.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Response.CUT;
        }
        return Response.json(200, "{}");
    }

    private static Response accepted() {
        return Response.json(202, """
                {"status":"OK"}""");
    }

    private record Invocation(String id, byte[] event, CompletableFuture<Outcome> outcome) {}
}
