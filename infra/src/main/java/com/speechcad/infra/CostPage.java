package com.speechcad.infra;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docs/cost.md}, written from the formula; a test fails when page and formula differ. */
final class CostPage {
    private static final List<Integer> SIZES = List.of(1_000, 50_000, 1_000_000);
    private static final double MINUTES_OF_PROVIDER = 70;

    private CostPage() {}

    static String text() {
        var cost = new Cost(Prices.LIST, Cost.Load.ASSUMED);
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
                - **RDS Proxy.** %s $ a month on an instance of two processors. Every instance of a function holds one
                  connection and the reserved instances fit into the database's connections by construction, so nothing needs
                  to be shared. `proxy` in `StageSettings` turns it on, where instances must outgrow connections.
                - **SnapStart** costs nothing on Java's managed runtimes. One provisioned instance of a gigabyte for each of the
                  three webhooks would be 26 $ a month, and serves one request at a time.

                ## What it is fed with

                %s

                The durations are of a warm function with the network between it and the database on AWS, and are assumed, to
                be replaced by `./speechcad bench load`, and by a deployed stage's `p50` on the dashboard, in `Cost.Load`. The
                sizes and counts beside them are assumed as well. Data out to the internet, backups beyond the volume's size, support and a domain are not in it.
                """.formatted(
                        format("%.0f", 4 * 2 * 730 * Prices.LIST.endpointHour()),
                        format("%.0f", cost.gigabytesWhereEndpointsPay()),
                        format("%.0f", 2 * 730 * Prices.LIST.proxyVcpuHour()),
                        load(Cost.Load.ASSUMED)));
        return page.toString();
    }

    private static void table(StringBuilder page, String title, Map<String, Double> parts) {
        page.append("\n| ").append(title).append(" | $ |\n|---|---|\n");
        parts.forEach((part, dollars) -> page.append(format("| %s | %.4f |%n", part, dollars)));
        page.append(format("| **together** | **%.4f** |%n", Cost.sum(parts)));
    }

    private static String load(Cost.Load load) {
        return format(
                "A call is %.0f webhooks of %.0f ms and %.0f messages of %.0f ms, %.1f MB out, %.1f MB recorded, %.1f kB of log a"
                        + " request; a scheduled task takes %.0f ms.",
                load.webhooksACall(),
                load.webhookMillis(),
                load.messagesACall(),
                load.workerMillis(),
                load.megabytesACall(),
                load.recordedMegabytes(),
                load.logKilobytes(),
                load.taskMillis());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
