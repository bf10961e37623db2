package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.Faults.Twice;
import com.speechcad.local.telegram.WebhookClient.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings updates to the webhooks: in turn within a queue, side by side across queues, again until a 2xx or until they
 * are too old. What is not delivered survives a restart.
 */
final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final String KIND = "telegram.update";
    private static final int FIRST_UPDATE_ID = 700_000_000;
    private static final Duration GONE_FOR = Duration.ofHours(23);

    private final World world;
    private final LabTimers timers;
    private final Faults faults;
    private final Bots bots;
    private final BotApi api;
    private final WebhookClient client;
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private final Set<String> busyQueues = new HashSet<>();
    private final Map<Long, Integer> connections = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private boolean running;

    Deliveries(World world, LabTimers timers, Faults faults, Bots bots, BotApi api) {
        this.world = world;
        this.timers = timers;
        this.faults = faults;
        this.bots = bots;
        this.api = api;
        this.client = new WebhookClient(world.settings.webhookTimeout());
        world.journal.all(KIND).values().forEach(json -> {
            var pending = Json.parse(json, Pending.class);
            waiting.put(pending.key(), pending);
        });
        faults.onClear(this::pump);
    }

    void start() {
        running = true;
        waiting.values().forEach(pending -> timers.at(pending.due(), this::pump));
    }

    @Override
    public void close() {
        world.locked(() -> {
            running = false;
        });
        client.close();
        threads.shutdownNow();
    }

    /** A new update, if the bot wants this kind. */
    void add(Bot bot, String kind, ObjectNode content, String queue, Duration life) {
        if (!Webhook.of(bot).wants(kind)) {
            return;
        }
        var id = FIRST_UPDATE_ID + world.next("update/" + bot.id());
        if (faults.takeDrop()) {
            return;
        }
        var json = Json.object().put("update_id", id);
        json.set(kind, content);
        var due = world.now().plus(faults.takeDelay());
        var pending = new Pending(bot.id(), id, queue, json, world.now().plus(life), 0, due, "");
        keep(pending);
        if (faults.takeSwap()) {
            faults.hold(pending);
            timers.at(due.plus(Faults.LONGEST_HELD), () -> {
                world.locked(() -> faults.release(pending));
                pump();
            });
        }
        timers.at(due, this::pump);
    }

    List<Pending> pending(Bot bot) {
        return waiting.values().stream()
                .filter(pending -> pending.botId() == bot.id())
                .toList();
    }

    void forget(Pending pending) {
        waiting.remove(pending.key());
        world.journal.remove(KIND, pending.key());
        world.changed();
    }

    /** As a webhook that was set anew does: nothing waits for its next attempt. */
    void retryNow(Bot bot) {
        pending(bot).forEach(pending -> keep(pending.dueAt(world.now())));
        timers.at(world.now(), this::pump);
    }

    /** Starts whatever can be delivered now. */
    private void pump() {
        world.locked(() -> {
            if (!running) {
                return;
            }
            expire();
            var seen = new HashSet<String>();
            for (var pending : waiting.values()) {
                var first = seen.add(queueKey(pending));
                if (first) {
                    // A bot that is not here (any more) leaves its updates waiting.
                    bots.byId(pending.botId())
                            .filter(bot -> canStart(bot, pending))
                            .ifPresent(bot -> begin(bot, pending));
                }
            }
        });
    }

    private void expire() {
        var now = world.now();
        List.copyOf(waiting.values()).stream()
                .filter(pending -> !pending.expires().isAfter(now) && !busyQueues.contains(queueKey(pending)))
                .forEach(this::forget);
    }

    private boolean canStart(Bot bot, Pending pending) {
        var webhook = Webhook.of(bot);
        return webhook.isSet()
                && !busyQueues.contains(queueKey(pending))
                && !faults.isHeld(pending)
                && !pending.due().isAfter(world.now())
                && connections.getOrDefault(pending.botId(), 0) < webhook.maxConnections();
    }

    private void begin(Bot bot, Pending pending) {
        busyQueues.add(queueKey(pending));
        connections.merge(pending.botId(), 1, Integer::sum);
        if (faults.twice() == Twice.AT_ONCE) {
            threads.execute(() -> post(bot, pending));
        }
        threads.execute(() -> deliver(bot, pending));
    }

    private void deliver(Bot bot, Pending pending) {
        var outcome = post(bot, pending);
        if (outcome instanceof Outcome.Delivered && world.locked(faults::twice) == Twice.IN_TURN) {
            post(bot, pending);
        }
        world.locked(() -> {
            busyQueues.remove(queueKey(pending));
            connections.merge(pending.botId(), -1, Integer::sum);
            if (running && waiting.containsKey(pending.key())) {
                settle(bot, pending, outcome);
            }
        });
        pump();
    }

    private Outcome post(Bot bot, Pending pending) {
        var webhook = world.locked(() -> Webhook.of(bot));
        var outcome = client.post(webhook.url(), webhook.secret(), pending.json());
        if (outcome instanceof Outcome.Delivered(var call)) {
            call.ifPresent(params -> callFromWebhook(bot, params));
        }
        return outcome;
    }

    /** Whatever becomes of it, the update is delivered and its queue goes on. */
    private void callFromWebhook(Bot bot, Params params) {
        try {
            api.callFromWebhook(bot, params.string("method"), params);
        } catch (RuntimeException broken) {
            LOG.error("a call in a webhook's answer failed", broken);
        }
    }

    private void settle(Bot bot, Pending pending, Outcome outcome) {
        switch (outcome) {
            case Outcome.Delivered _ -> {
                Webhook.of(bot).gone(Instant.EPOCH);
                forget(pending);
                faults.releaseUnlessOf(pending.queue());
            }
            case Outcome.Failed failed -> {
                Webhook.of(bot).failed(failed.error(), world.now());
                retry(pending, failed);
                dropWebhookGoneFor(bot, failed);
            }
        }
    }

    private void retry(Pending pending, Outcome.Failed failed) {
        var wait = Backoff.after(pending.attempts() + 1, failed.retryAfterSeconds(), pending.updateId());
        var next = world.now().plus(wait);
        if (next.isAfter(pending.expires())) {
            forget(pending);
        } else {
            keep(pending.failed(failed.error(), next));
            timers.at(next, this::pump);
        }
    }

    private void dropWebhookGoneFor(Bot bot, Outcome.Failed failed) {
        var webhook = Webhook.of(bot);
        if (failed.status() != 410) {
            webhook.gone(Instant.EPOCH);
        } else if (webhook.goneSince().equals(Instant.EPOCH)) {
            webhook.gone(world.now());
        } else if (webhook.goneSince().plus(GONE_FOR).isBefore(world.now())) {
            webhook.remove();
        }
    }

    private void keep(Pending pending) {
        waiting.put(pending.key(), pending);
        world.journal.put(KIND, pending.key(), Json.write(Json.tree(pending)));
        world.changed();
    }

    private static String queueKey(Pending pending) {
        return pending.botId() + "/" + pending.queue();
    }
}
