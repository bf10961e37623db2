package com.speechcad.db;

import com.speechcad.kernel.TenantId;
import com.speechcad.notify.TestMessenger;
import io.micronaut.context.ApplicationContext;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All beans of the shared jar over a database of its own, with a clock that stands still, a queue, a bucket and a chat
 * in memory. {@code beans} given to {@link #with} stand in for further ports.
 */
public final class TestApp implements AutoCloseable {
    public static final TenantId TENANT = new TenantId(1);

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final TestQueue queue = new TestQueue();
    private final TestFiles files = new TestFiles();
    private final TestMessenger messenger = new TestMessenger();
    private final ApplicationContext context;

    private TestApp(Map<String, Object> properties, Object... beans) {
        this(TestDatabase.fresh(), "", UnaryOperator.identity(), properties, beans);
    }

    private TestApp(
            TestDatabase database,
            String urlParameters,
            UnaryOperator<Object> ports,
            Map<String, Object> properties,
            Object... beans) {
        this.database = database;
        var all = new HashMap<>(database.properties());
        all.put("datasources.default.url", database.url() + "?" + urlParameters);
        all.put("encryption.key", Base64.getEncoder().encodeToString(new byte[32]));
        all.put("public.base.url", "https://calls.example.test");
        all.putAll(properties);
        context = ApplicationContext.builder()
                .environments("test")
                .deduceEnvironment(false)
                .properties(all)
                .singletons(clock, ports.apply(queue), ports.apply(files), ports.apply(messenger))
                .singletons(Stream.of(beans).map(ports).toArray())
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

    /**
     * With something between the beans and what is outside.
     *
     * @param urlParameters for the database's driver
     * @param ports what the beans get instead of each port
     */
    public static TestApp through(
            String urlParameters, UnaryOperator<Object> ports, Map<String, Object> properties, Object... beans) {
        return new TestApp(TestDatabase.fresh(), urlParameters, ports, properties, beans);
    }

    /**
     * Over a database of another process, so that it can be killed by itself.
     *
     * @param url of a migrated one
     */
    public static TestApp over(String url, Map<String, Object> properties, Object... beans) {
        return new TestApp(TestDatabase.at(url), "", UnaryOperator.identity(), properties, beans);
    }

    /** Every bean of a kind, such as the clock's tasks. */
    public <T> Collection<T> all(Class<T> type) {
        return context.getBeansOfType(type);
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
        database.drop();
    }
}
