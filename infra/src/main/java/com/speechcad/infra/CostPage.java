package com.speechcad.infra;

import com.speechcad.infra.StageSettings.DatabaseSettings;
import com.speechcad.infra.StageSettings.Instance;
import com.speechcad.infra.StageSettings.Machine;
import com.speechcad.infra.StageSettings.Serverless;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docs/cost.md}, written from the formula; a test fails when page and formula differ. */
final class CostPage {
    private static final List<Integer> SIZES = List.of(1_000, 50_000, 1_000_000);
    private static final double MINUTES_OF_PROVIDER = 70;

    private CostPage() {}

    static String text(Cost.Counts counts, LoadFile file) {
        var cost = new Cost(Prices.LIST, file.load(), counts);
        var page = new StringBuilder("""
                # What a stage costs

                Written from `Cost` in `infra` with list prices of us-east-1, %s, arm64, without free tiers, taxes and the
                providers' minutes: a thousand calls of a minute are %.0f $ and more at Retell, beside which everything
                below that follows the calls is small. The fixed parts decide the bill.

                ## Every month, whether or not anybody calls
                """.formatted(Prices.DATE, MINUTES_OF_PROVIDER));
        for (var stage : List.of("dev", "prod")) {
            table(page, "`" + stage + "`", cost.fixed(StageSettings.of(stage)));
        }
        page.append("""

                The prices by the piece are of %d alarmed figures, at most %d figures of our own (each rule's refusals are one,
                and cost nothing in a month in which nobody is refused by it), %d secrets and %d public address: a test counts
                them from the templates and the product's sources.
                """.formatted(counts.alarms(), counts.metrics(), counts.secrets(), counts.addresses()));
        page.append("\n## A thousand calls\n");
        table(page, "a thousand calls", cost.variable(1_000));
        page.append("""

                ## A month of `prod` at three sizes

                | calls a month | fixed $ | variable $ | together $ | $ a call |
                |---|---|---|---|---|
                """);
        var fixed = Cost.sum(cost.fixed(StageSettings.of("prod")));
        for (var calls : SIZES) {
            var variable = Cost.sum(cost.variable(calls));
            page.append(format(
                    "| %,d | %.2f | %.2f | %.2f | %.5f |%n",
                    calls, fixed, variable, fixed + variable, (fixed + variable) / calls));
        }
        page.append("""

                ## Choices that were priced

                - **NAT gateway or interface endpoints.** The providers are on the internet, so a NAT gateway is there in any
                  case; endpoints for SQS, Secrets Manager, KMS and Scheduler in two zones would come on top, %s $ a month,
                  and pay from %s GB a month to those services. S3 has a gateway endpoint, which is free. `interfaceEndpoints`
                  in `StageSettings` turns them on.
                - **RDS or Aurora Serverless v2.** `machine` in `StageSettings` is an `Instance` or a `Serverless`. The sweeps of
                  every minute keep Aurora awake, so it never goes below half a unit:

                  | a month, $ | one zone | two zones |
                  |---|---|---|
                %s
                  An instance costs less until the load is so uneven that most of it would idle; Aurora is for a stage whose
                  peak is many times its day, or whose volume nobody wants to watch. Reads and writes of Aurora's volume are
                  charged on top ($%s a million).
                - **A machine that borrows.** A `t4g` has a share of each of its two processors all the time (`micro` %s %%, `medium`
                  %s %%) and saves for a day what it does not use. What it takes beyond that is borrowed, $%s an hour of a
                  processor: a `t4g.medium` that works day and night costs %s $ a month more, in each zone that works. An alarm
                  says when it is paid for; where it is paid for all month, the machine is too small.
                - **RDS Proxy.** %s $ a month on an instance of two processors. Every instance of a function holds one
                  connection and the reserved instances fit into the database's connections by construction, so nothing needs
                  to be shared. `proxy` in `StageSettings` turns it on, where instances must outgrow connections.
                - **SnapStart** costs nothing on Java's managed runtimes. One provisioned instance of a gigabyte for each of the
                  three webhooks would be 26 $ a month, and serves one request at a time.

                ## What it is fed with

                %s

                Webhooks, messages and keys are counted in a call from the tap to the receipt in the lab (`CallFiguresTest`). The
                durations are of warm functions on one machine with their database: webhooks by `./speechcad bench load` (%s),
                messages, and tasks that find little to do, in that same lab. What a function of a gigabyte has less of a processor, and the network on
                AWS, is not in them; all of the functions' time is a small part of the bill, and a deployed stage's `p50` on the
                dashboard says it. All of these are in `docs/load.properties`; the sizes, and how often an instance starts, are
                assumed. Every request is priced as traced; X-Ray takes one a second
                and a twentieth of the rest, so that a busy stage pays less. Data out to the internet, backups beyond the volume's size,
                support and a domain are not in it.
                """.formatted(
                        format("%.0f", 4 * 2 * 730 * Prices.LIST.endpointHour()),
                        format("%.0f", cost.gigabytesWhereEndpointsPay()),
                        machines(cost),
                        format("%.2f", Prices.LIST.auroraMillionReadsAndWrites()),
                        format("%.0f", 100 * Prices.share("t4g.micro")),
                        format("%.0f", 100 * Prices.share("t4g.medium")),
                        format("%.3f", Prices.LIST.borrowedVcpuHour()),
                        format("%.0f", cost.borrowedAtMost(new Instance("t4g.medium", 50, 1_000))),
                        format("%.0f", 2 * 730 * Prices.LIST.proxyVcpuHour()),
                        load(file.load()),
                        file.timed()));
        return page.toString();
    }

    private static String machines(Cost cost) {
        var lines = new StringBuilder();
        for (var machine : List.<Machine>of(
                new Instance("t4g.micro", 20, 100),
                new Instance("t4g.medium", 50, 1_000),
                new Instance("m7g.large", 50, 1_000),
                new Serverless(0.5, 4),
                new Serverless(2, 16))) {
            var name = switch (machine) {
                case Instance(var type, var storageGb, var _) -> type + ", " + storageGb + " GB";
                case Serverless(var least, var most) -> format("Aurora, idle at %.1f of up to %.0f units", least, most);
            };
            lines.append(format(
                    "  | %s | %.2f | %.2f |%n",
                    name,
                    cost.database(new DatabaseSettings(machine, 80, false, 3, false)),
                    cost.database(new DatabaseSettings(machine, 80, true, 3, false))));
        }
        return lines.toString();
    }

    private static void table(StringBuilder page, String title, Map<String, Double> parts) {
        page.append("\n| ").append(title).append(" | $ |\n|---|---|\n");
        parts.forEach((part, dollars) -> page.append(format("| %s | %.4f |%n", part, dollars)));
        page.append(format("| **together** | **%.4f** |%n", Cost.sum(parts)));
    }

    private static String load(Cost.Load load) {
        return format(
                "A call is %.0f webhooks of %.0f ms and %.0f messages of %.0f ms, %.1f MB out, %.1f MB recorded, %.1f kB of log a"
                        + " request; a scheduled task takes %.1f ms. All keys of a tenant are opened %.0f times a call, and once a"
                        + " minute for the tasks; one request in %.0f starts an instance, which reads a secret.",
                load.webhooksACall(),
                load.webhookMillis(),
                load.messagesACall(),
                load.workerMillis(),
                load.megabytesACall(),
                load.recordedMegabytes(),
                load.logKilobytes(),
                load.taskMillis(),
                load.keyRingsACall(),
                1 / load.startsARequest());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
