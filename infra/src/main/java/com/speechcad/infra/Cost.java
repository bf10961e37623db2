package com.speechcad.infra;

import com.speechcad.infra.StageSettings.DatabaseSettings;
import com.speechcad.infra.StageSettings.Instance;
import com.speechcad.infra.StageSettings.Serverless;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stage costs a month on AWS, without providers: parts that are there whether or not anybody calls, and parts that
 * follow the calls. Fed by what a call takes as it was counted and timed ({@link LoadFile}), and by sizes that are assumed.
 */
final class Cost {
    private static final double HOURS = 730;
    private static final double MINUTES = HOURS * 60;
    private static final double MEMORY_GB = 1.0;
    /** Assumed: checkpoints and vacuums of PostgreSQL, and what the internet tries at the NAT gateway's address, a month. */
    private static final double QUIET_LOG_GIGABYTES = 0.4;

    /** Assumed: a year of a middling tenant's rows, and what the sweeps write while nobody calls. */
    private static final double AURORA_GIGABYTES = 10;

    private static final double AURORA_IDLE_A_MINUTE = 200;

    /** Lambda looks into each of the two queues with five receivers, each of which waits for twenty seconds. */
    private static final double IDLE_RECEIVES_A_MINUTE = 2 * 5 * 3;

    /** Assumed: of a plain start, which is charged like work; one from a snapshot takes less. */
    private static final double START_SECONDS = 4;

    private final Prices prices;
    private final Load load;
    private final Counts counts;

    Cost(Prices prices, Load load, Counts counts) {
        this.prices = prices;
        this.load = load;
        this.counts = counts;
    }

    /**
     * How many of what costs money by the piece; counted from the templates and the product's sources by a test, which is
     * what writes the page.
     *
     * @param alarms by the figures they look at, as they are charged
     * @param metrics of our own at most: one that is not said in an hour costs nothing for it
     * @param secrets in Secrets Manager
     * @param addresses public ones, which the NAT gateway has
     * @param keys of a tenant's, each opened by KMS on its own
     */
    record Counts(int alarms, int metrics, int secrets, int addresses, int keys) {}

    /**
     * One call from tap to receipt, in requests; durations in milliseconds of a warm function.
     *
     * @param webhookMillis of one webhook; {@code workerMillis} of one message; {@code taskMillis} of one scheduled task
     * @param webhooksACall taps and events of the provider together
     * @param messagesACall through the queues, each is sent, received and deleted
     * @param megabytesACall that leave through the NAT gateway; {@code recordedMegabytes} that are kept for a month
     * @param logKilobytes a request
     * @param keyRingsACall how often an instance opens all keys of a tenant anew, which it remembers for a minute
     * @param startsARequest of an instance, which reads the database's password
     */
    record Load(
            double webhookMillis,
            double workerMillis,
            double taskMillis,
            double webhooksACall,
            double messagesACall,
            double megabytesACall,
            double recordedMegabytes,
            double logKilobytes,
            double keyRingsACall,
            double startsARequest) {}

    /** Of one month, in dollars, by part; nothing of it depends on how much is called. */
    Map<String, Double> fixed(StageSettings stage) {
        var parts = new LinkedHashMap<String, Double>();
        parts.put(name(stage.database()), database(stage.database()));
        parts.put("NAT gateway", HOURS * prices.natHour());
        parts.put("its public address", counts.addresses() * HOURS * prices.addressHour());
        if (stage.database().proxy()) {
            parts.put("RDS Proxy", 2 * HOURS * prices.proxyVcpuHour());
        }
        if (stage.interfaceEndpoints()) {
            parts.put("interface endpoints", endpoints());
        }
        parts.put("alarms, figures and dashboard", watching());
        parts.put("secrets and key", counts.secrets() * prices.secretMonth() + prices.keyMonth());
        parts.put("scheduled tasks", tasks());
        parts.put("queues that are looked into", millions(MINUTES * IDLE_RECEIVES_A_MINUTE) * prices.queueMillion());
        parts.put("logs of the tasks", firings() * load.logKilobytes() / 1e6 * prices.logGigabyte());
        parts.put("traces of the tasks", millions(firings()) * prices.traceMillion());
        parts.put("keys opened for the tasks", millions(MINUTES * counts.keys()) * prices.keyMillion());
        parts.put("logs of PostgreSQL and of refused traffic", QUIET_LOG_GIGABYTES * prices.logGigabyte());
        return parts;
    }

    /** What {@code calls} calls cost, in dollars, by part. */
    Map<String, Double> variable(double calls) {
        var requests = calls * load.webhooksACall();
        var messages = calls * load.messagesACall();
        var parts = new LinkedHashMap<String, Double>();
        parts.put("functions", functions(requests, messages));
        parts.put("HTTP API", millions(requests) * prices.apiMillion());
        parts.put("queues", millions(messages * 3) * prices.queueMillion());
        parts.put("logs", (requests + messages) * load.logKilobytes() / 1e6 * prices.logGigabyte());
        parts.put("traces, at most", millions(requests + messages) * prices.traceMillion());
        parts.put(
                "keys and secrets",
                millions(calls * load.keyRingsACall() * counts.keys()) * prices.keyMillion()
                        + millions((requests + messages) * load.startsARequest()) * prices.secretMillion());
        parts.put("through the NAT gateway", calls * load.megabytesACall() / 1e3 * prices.natGigabyte());
        parts.put("recordings, for a month", calls * load.recordedMegabytes() / 1e3 * prices.fileGigabyteMonth());
        return parts;
    }

    static double sum(Map<String, Double> parts) {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** From how many gigabytes a month to AWS's own services on four interface endpoints in two zones are cheaper. */
    double gigabytesWhereEndpointsPay() {
        return endpoints() / (prices.natGigabyte() - prices.endpointGigabyte());
    }

    private double endpoints() {
        return 4 * 2 * HOURS * prices.endpointHour();
    }

    /** Of one month: the machine and its volume. */
    double database(DatabaseSettings database) {
        var zones = database.standby() ? 2 : 1;
        return switch (database.machine()) {
            case Instance(var type, var storageGb, var _) ->
                zones * (HOURS * Prices.databaseHour(type) + storageGb * prices.storageGigabyteMonth());
            // Every copy of the writer shares its volume; at the least it may shrink to, and what it keeps is small.
            case Serverless(var least, var _) ->
                zones * HOURS * least * prices.auroraUnitHour()
                        + AURORA_GIGABYTES * prices.auroraGigabyteMonth()
                        + millions(AURORA_IDLE_A_MINUTE * HOURS * 60) * prices.auroraMillionReadsAndWrites();
        };
    }

    /** Of one month at most, in one zone: both processors of an instance that borrows work all day and night. */
    double borrowedAtMost(Instance machine) {
        return 2 * HOURS * (1 - Prices.share(machine.type())) * prices.borrowedVcpuHour();
    }

    private static String name(DatabaseSettings database) {
        var zones = database.standby() ? ", two zones" : ", one zone";
        return switch (database.machine()) {
            case Instance(var type, var _, var _) -> "database " + type + zones;
            case Serverless(var least, var _) -> "database Aurora at " + least + " units" + zones;
        };
    }

    private double watching() {
        return counts.alarms() * prices.alarmMonth()
                + counts.metrics() * prices.customMetricMonth()
                + prices.dashboardMonth();
    }

    private double tasks() {
        var firings = firings();
        return millions(firings) * (prices.scheduledMillion() + prices.requestMillion())
                + firings * load.taskMillis() / 1e3 * MEMORY_GB * prices.gigabyteSecond();
    }

    private static double firings() {
        return Arrays.stream(Task.values()).mapToDouble(Task::firingsADay).sum() * HOURS / 24;
    }

    private double functions(double requests, double messages) {
        var seconds = (requests * load.webhookMillis() + messages * load.workerMillis()) / 1e3
                + (requests + messages) * load.startsARequest() * START_SECONDS;
        return millions(requests + messages) * prices.requestMillion() + seconds * MEMORY_GB * prices.gigabyteSecond();
    }

    private static double millions(double count) {
        return count / 1e6;
    }
}
