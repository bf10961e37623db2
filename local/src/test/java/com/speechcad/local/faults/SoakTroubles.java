package com.speechcad.local.faults;

import com.speechcad.local.dynopay.Faults;
import com.speechcad.local.retell.Fault;
import com.speechcad.local.retell.Fault.Kind;
import com.speechcad.local.scheduler.SchedulerFault;
import com.speechcad.local.telegram.Faults.Twice;
import com.speechcad.local.telegram.SendFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong during a soak, one after the other, again and again. */
final class SoakTroubles {
    private static final int A_FEW = 5;

    private final Stage stage;
    private final List<One> all = new ArrayList<>();
    private String now = "nothing";
    private int played;

    private record One(String name, Runnable begin) {}

    SoakTroubles(Stage stage) {
        this.stage = stage;
        var lab = stage.lab;
        add("every update comes twice at once", () -> lab.telegram().faults().deliverTwice(Twice.AT_ONCE));
        add("the database cuts every connection", this::cut);
        for (var kind : SendFault.Kind.values()) {
            add("Telegram: " + kind, () -> lab.telegram().faults().failNextSends(A_FEW, SendFault.of(kind)));
        }
        add("Retell's events come twice", () -> lab.retell().faults().add(Fault.always(Kind.DUPLICATE, "")));
        add("Retell's events come out of order", () -> lab.retell().faults().add(Fault.always(Kind.REORDER, "")));
        add("Retell's events do not come", () -> lab.retell().faults().add(Fault.always(Kind.DROP, "call_ended")));
        add("Retell loses an answer", () -> lab.retell().faults().add(Fault.once(Kind.LOST_500, "create-phone-call")));
        add("Retell is slow", () -> lab.retell().faults().add(new Fault(Kind.SLOW, "create-phone-call", A_FEW, 700)));
        add("Retell throttles", () -> lab.retell().faults().add(new Fault(Kind.THROTTLED, "create-phone-call", 2, 0)));
        add(
                "DynoPay answers 503",
                () -> lab.dynopay().setFaults(Faults.answering(503).times(2)));
        add("DynoPay's letters are late", () -> lab.dynopay().setFaults(Faults.delayed(Duration.ofSeconds(20))));
        add("the scheduler is late", () -> lab.scheduler().fault(new SchedulerFault.Late(Duration.ofMinutes(5))));
        add("the scheduler fires twice", () -> lab.scheduler().fault(new SchedulerFault.Twice()));
        add("the scheduler loses one", () -> lab.scheduler().fault(new SchedulerFault.Lost()));
        add("an hour passes at once", () -> lab.clock().jump(Duration.ofHours(1)));
    }

    /** The next one begins; its name. */
    String next() {
        var one = all.get(played++ % all.size());
        now = one.name;
        one.begin.run();
        return now;
    }

    /** Whatever is left of it stops. */
    void end() {
        stage.lab.telegram().faults().clear();
        stage.lab.retell().faults().clear();
        stage.lab.dynopay().setFaults(Faults.NONE);
        now = "nothing";
    }

    String now() {
        return now;
    }

    int played() {
        return played;
    }

    private void add(String name, Runnable begin) {
        all.add(new One(name, begin));
    }

    private void cut() {
        stage.lines("select pg_terminate_backend(pid)::text from pg_stat_activity where usename = 'speechcad_app'");
    }
}
