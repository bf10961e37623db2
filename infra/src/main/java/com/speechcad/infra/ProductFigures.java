package com.speechcad.infra;

import static com.speechcad.infra.Alarms.MINUTE;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * What the product counts itself, in log lines of the embedded metric format: names are those of {@code Figure} in
 * {@code shared}'s room {@code watch}, and a test keeps the two together.
 */
final class ProductFigures {
    /** The namespace of every figure. */
    static final String NAMESPACE = "Speechcad";

    private final Alarms alarms;
    private final Board board;
    private final StageSettings stage;

    ProductFigures(Alarms alarms, Board board, StageSettings stage) {
        this.alarms = alarms;
        this.board = board;
        this.stage = stage;
    }

    void watch() {
        webhooks();
        calls();
        messagesAndBooks();
    }

    private void webhooks() {
        var typical = figure("AcknowledgementTime", "p50");
        var late = figure("AcknowledgementTime", "p99");
        var duplicates = figure("Duplicates", "sum");
        alarms.atLeast("acknowledged-late", "webhooks-are-answered-late", late, 5_000, 5);
        alarms.atLeast("duplicates", "everything-comes-twice", duplicates, 300, 10);
        board.row("letters", List.of(duplicates), List.of(typical, late), List.of());
    }

    private void calls() {
        var used = figure("SlotsInUse", "max");
        var waiting = figure("SlotsWaiting", "max");
        var notDialled = figure("CampaignsNotDialled", "max");
        var reconciled = figure("ReconciledCalls", "sum");
        var unheard = figure("UnheardCalls", "sum");
        var refused = figure("RefusedByRule", "sum");
        var stuck = MathExpression.Builder.create()
                .expression("IF(waiting > 0 AND used < 1, 1, 0)")
                .usingMetrics(Map.of("waiting", waiting, "used", used))
                .label("waiting, and no slot in use")
                .period(MINUTE)
                .build();
        alarms.atLeast("nobody-is-dialled", "nobody-is-dialled", stuck, 1, 15);
        // Ten minutes have passed already, and a turn may have come between two looks.
        alarms.atLeast("campaigns-not-dialled", "nobody-is-dialled", notDialled, 1, 5);
        alarms.atLeast("reconciled-calls", "calls-end-unheard", reconciled, 5, 3);
        alarms.atLeast("unheard-calls", "calls-end-unheard", unheard, 5, 3);
        alarms.atLeast("refused-by-rule", "many-calls-are-refused", refused, 200, 10);
        board.row("calls", List.of(used, waiting, notDialled), List.of(), List.of(reconciled, unheard, refused));
    }

    private void messagesAndBooks() {
        var age = figure("OutboxAge", "max");
        var imbalance = figure("LedgerImbalance", "max");
        alarms.atLeast("messages-wait", "messages-wait", age, 300, 5);
        alarms.atLeast("books-out-of-balance", "the-books-do-not-balance", imbalance, 1, 1);
        board.row("messages and books", List.of(), List.of(age), List.of(imbalance));
    }

    private Metric figure(String name, String statistic) {
        return Metric.Builder.create()
                .namespace(NAMESPACE)
                .metricName(name)
                .dimensionsMap(Map.of("Stage", stage.name()))
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }
}
