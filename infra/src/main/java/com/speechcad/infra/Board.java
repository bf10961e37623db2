package com.speechcad.infra;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/** The dashboard: a row a subject, always in the same order: how much, how long, what went wrong. */
final class Board extends Construct {
    private static final int THIRD = 8;
    private static final int WHOLE = 24;

    private final Dashboard dashboard;

    Board(Construct scope, StageSettings stage) {
        super(scope, "Board");
        dashboard = Dashboard.Builder.create(this, "Dashboard")
                .dashboardName("speechcad-" + stage.name())
                .build();
    }

    void row(
            String subject,
            List<? extends IMetric> howMuch,
            List<? extends IMetric> howLong,
            List<? extends IMetric> wrong) {
        dashboard.addWidgets(TextWidget.Builder.create()
                .markdown("### " + subject)
                .width(WHOLE)
                .height(1)
                .build());
        dashboard.addWidgets(graph("how much", howMuch), graph("how long", howLong), graph("what went wrong", wrong));
    }

    void alarms(List<IAlarm> alarms) {
        dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                .title("Alarms (docs/runbook.md says what to do)")
                .alarms(alarms)
                .width(WHOLE)
                .height(6)
                .build());
    }

    /** As the console's address of the dashboard needs it. */
    String name() {
        return dashboard.getDashboardName();
    }

    private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(metrics)
                .width(THIRD)
                .height(5)
                .build();
    }
}
