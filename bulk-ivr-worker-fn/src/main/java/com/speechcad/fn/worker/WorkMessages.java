package com.speechcad.fn.worker;

import com.speechcad.call.Dispatch;
import com.speechcad.campaign.GateRows;
import com.speechcad.db.Quarantine;
import com.speechcad.db.RunJob;
import com.speechcad.db.Tx;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.DeliverChat;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what one message asks for: {@code {"tenant":1,"job":"<uuid>"}}, {@code {"tenant":1,"dispatch":7}}, {@code
 * {"tenant":1,"campaign":"<uuid>","from":1,"to":250}} or {@code {"tenant":1,"chat":7}}. Messages are references, the rows
 * decide; a message twice is done once.
 */
@Singleton
class WorkMessages {
    private static final Logger LOG = LoggerFactory.getLogger(WorkMessages.class);
    private static final Duration A_CHAT = Duration.ofSeconds(5);
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final RunJob runJob;
    private final Dispatch dispatch;
    private final GateRows gateRows;
    private final DeliverChat deliver;
    private final Tx tx;
    private final Quarantine quarantine;
    private final ObjectMapper json;

    WorkMessages(
            RunJob runJob,
            Dispatch dispatch,
            GateRows gateRows,
            DeliverChat deliver,
            Tx tx,
            Quarantine quarantine,
            ObjectMapper json) {
        this.runJob = runJob;
        this.dispatch = dispatch;
        this.gateRows = gateRows;
        this.deliver = deliver;
        this.tx = tx;
        this.quarantine = quarantine;
        this.json = json;
    }

    /** What a message asks for. */
    private sealed interface Order {
        record Job(TenantId tenant, UUID job) implements Order {}

        record Dial(TenantId tenant, long account) implements Order {}

        record Gate(TenantId tenant, UUID campaign, int from, int to) implements Order {}

        record Show(TenantId tenant, ChatId chat) implements Order {}

        record Unreadable() implements Order {}
    }

    /** @return false when the message has to come again */
    boolean work(String body) {
        try {
            switch (read(body)) {
                case Order.Job(var tenant, var job) -> about(tenant, "job:" + job, () -> runJob.run(tenant, job));
                case Order.Dial(var tenant, var account) ->
                    about(tenant, "dispatch:" + account, () -> dispatch.run(tenant, account));
                case Order.Show(var tenant, var chat) ->
                    about(tenant, "show", () -> deliver.within(tenant, chat, A_CHAT));
                case Order.Gate(var tenant, var campaign, var from, var to) ->
                    about(tenant, "gate:" + from, () -> {
                        try (var _ = About.the(Whose.CAMPAIGN, campaign)) {
                            gateRows.run(tenant, campaign, from, to);
                        }
                    });
                case Order.Unreadable() -> aside(body);
            }
            return true;
        } catch (Unreachable passing) {
            LOG.warn("a message comes again: {}", passing.toString());
            return false;
        } catch (RuntimeException bug) {
            LOG.error("a message failed", bug);
            return false;
        }
    }

    private static void about(TenantId tenant, String event, Runnable work) {
        try (var _ = About.the(Whose.TENANT, tenant.value());
                var _ = About.the(Whose.EVENT, event)) {
            work.run();
        }
    }

    private void aside(String body) {
        tx.run(
                TenantId.PLATFORM,
                () -> quarantine.put("queue", body.getBytes(StandardCharsets.UTF_8), "not a message of ours"));
    }

    private Order read(String body) {
        try {
            var tree = json.readValue(body, JsonNode.class);
            return tree != null && tree.isObject() ? order(tree) : new Order.Unreadable();
        } catch (IOException | IllegalArgumentException | ArithmeticException _) {
            return new Order.Unreadable();
        }
    }

    private static Order order(JsonNode tree) {
        var tenant = whole(tree, "tenant").filter(id -> id > 0).map(TenantId::new);
        if (tenant.isEmpty()) {
            return new Order.Unreadable();
        }
        return id(tree, "job")
                .map(job -> (Order) new Order.Job(tenant.get(), job))
                .or(() -> whole(tree, "dispatch").map(account -> new Order.Dial(tenant.get(), account)))
                .or(() -> id(tree, "campaign").flatMap(campaign -> piece(tenant.get(), campaign, tree)))
                .or(() -> whole(tree, "chat").map(chat -> new Order.Show(tenant.get(), new ChatId(chat))))
                .orElseGet(Order.Unreadable::new);
    }

    private static Optional<Order> piece(TenantId tenant, UUID campaign, JsonNode tree) {
        return whole(tree, "from")
                .flatMap(from -> whole(tree, "to")
                        .map(to -> new Order.Gate(tenant, campaign, Math.toIntExact(from), Math.toIntExact(to))));
    }

    private static Optional<UUID> id(JsonNode tree, String name) {
        return Optional.ofNullable(tree.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue)
                .filter(id -> ID.matcher(id).matches())
                .map(UUID::fromString);
    }

    private static Optional<Long> whole(JsonNode tree, String name) {
        return Optional.ofNullable(tree.get(name)).filter(JsonNode::isNumber).map(JsonNode::getLongValue);
    }
}
