package com.speechcad.db;

import com.speechcad.kernel.TenantId;
import com.speechcad.notify.TestMessenger;
import io.micronaut.context.ApplicationContext;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * All beans of the shared jar over a database of its own, with a clock that stands still, a queue, a bucket and a chat
 * in memory. {@code beans} given to {@link #with} stand in for further ports.
 */
public final class TestApp implements AutoCloseable {
    public static final TenantId TENANT = new TenantId(1);

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final TestQueue queue = new TestQueue();
    private final TestFiles files = new TestFiles();
    private final TestMessenger messenger = new TestMessenger();
    private final ApplicationContext context;

    private TestApp(Map<String, Object> properties, Object... beans) {
        var all = new HashMap<>(database.properties());
        all.put("encryption.key", Base64.getEncoder().encodeToString(new byte[32]));
        all.putAll(properties);
        context = ApplicationContext.builder()
                .environments("test")
                .deduceEnvironment(false)
                .properties(all)
                .singletons(clock, queue, files, messenger)
                .singletons(beans)
                .start();
    }

    public static TestApp start() {
        return new TestApp(Map.of());
    }

    public static TestApp with(Object... beans) {
        return new TestApp(Map.of(), beans);
    }

    public static TestApp configured(Map<String, Object> properties, Object... beans) {
        return new TestApp(properties, beans);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Tx tx() {
        return get(Tx.class);
    }

    public Sql sql() {
        return get(Sql.class);
    }

    public TestDatabase database() {
        return database;
    }

    public TestClock clock() {
        return clock;
    }

    public TestQueue queue() {
        return queue;
    }

    public TestFiles files() {
        return files;
    }

    public TestMessenger messenger() {
        return messenger;
    }

    @Override
    public void close() {
        context.close();
    }
}
