package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Superuser;
import com.speechcad.local.Lab;
import com.speechcad.local.journey.BackDoors;
import com.speechcad.local.telegram.TelegramSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The whole stack with its doubles, a clock that is moved instead of waited for, and a look behind the scenes. */
final class Stage {
    static final String BOT = "speechcad_bot";
    /** Letters in the shape of an older server; they prove nothing, and somebody is to look at them. */
    private static final String SET_ASIDE = "dynopay old_shape";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How long a step of the clock may take to have its effects, on a machine that is busy with something else. */
    private static final Duration EFFECT = Duration.ofSeconds(2);

    private static final Duration A_LOOK = Duration.ofMillis(15);
    private static final int LOOKS_WITHOUT_A_JUMP = 15;
    private static final int LOOKS_BETWEEN_JUMPS = 8;

    final Lab lab;
    private Duration jump = Duration.ofSeconds(1);
    private final Superuser database;
    private final BackDoors doors;

    Stage(Lab lab) {
        this.lab = lab;
        this.doors = new BackDoors(lab::url);
        this.database = new Superuser(lab.postgres().superuser());
        // Nobody here taps as slowly as a person; one test is about the limit.
        lab.telegram().limit(new TelegramSettings.Limits(false, 30, 60));
    }

    /** Waits as long as it takes quick code; then moves the clock by a little, again and again. */
    void until(Supplier<String> what, BooleanSupplier condition) {
        until(what, jump, condition);
    }

    /** What the clock is moved by from now on whenever somebody waits and nothing comes. */
    Stage jumping(Duration by) {
        jump = by;
        return this;
    }

    /** What the clock is moved by whenever somebody waits and nothing comes. */
    Duration step() {
        return jump;
    }

    /** @param by what the clock is moved by each time that nothing comes by itself; zero for never */
    void until(Supplier<String> what, Duration by, BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (int look = 0; !condition.getAsBoolean(); look++) {
            assertThat(System.nanoTime())
                    .as(() -> "waited in vain until " + what.get())
                    .isLessThan(end);
            LockSupport.parkNanos(A_LOOK.toNanos());
            if (by.isPositive() && look >= LOOKS_WITHOUT_A_JUMP && look % LOOKS_BETWEEN_JUMPS == 0) {
                lab.clock().jump(by);
            }
        }
    }

    /** Moves the clock from the start, in steps as small as a call's; the next one when what was due by then is done. */
    void hurrying(Supplier<String> what, Duration step, BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "waited in vain until " + what.get())
                    .isLessThan(end);
            lab.clock().jump(step);
            var enough = System.nanoTime() + EFFECT.toNanos();
            do {
                LockSupport.parkNanos(A_LOOK.multipliedBy(3).toNanos());
            } while (!jobsAreDone() && System.nanoTime() < enough);
        }
    }

    /** Every invariant of the ledger holds, and the audit log is one chain. */
    void booksAreGreen() {
        assertThat(doors.faults()).as("the books").isEmpty();
    }

    /** Everything that was to be done is done, and nothing is held for anybody. */
    void everythingIsDone() {
        until(
                () -> "nothing waits: " + waiting(),
                Duration.ofMinutes(1),
                () -> waiting().isEmpty());
        assertThat(number("select count(*) from ledger_hold where state = 'OPEN'"))
                .as("open holds")
                .isZero();
        assertThat(number("select count(*) from slot_lease")).as("slots taken").isZero();
        assertThat(lines("select kind || ' ' || note from job where state = 'REFUSED'"))
                .as("jobs given up")
                .isEmpty();
        assertThat(lines("select distinct source || ' ' || reason from quarantine where state = 'OPEN'"))
                .as("set aside")
                .isSubsetOf(SET_ASIDE);
        until(
                () -> "no webhook is on its way",
                () -> doors.get("/sim/retell/lab/webhooks").isEmpty());
        for (var queue : doors.get("/api/back").path("queues")) {
            var name = queue.path("name").asText();
            until(
                    () -> name + " is empty",
                    () -> lab.queues().depth(name).waiting()
                                    + lab.queues().depth(name).inFlight()
                            == 0);
        }
        booksAreGreen();
    }

    /** What could be done now, or was tried and goes on being tried; what is planned for later is not meant. */
    private List<String> waiting() {
        var shown = lines("""
                select slot from chat_message c where shown_version < wanted_version
                  and not exists (select from app_user u where u.telegram_id = c.chat_id and not reachable)""");
        var jobs = lines("select kind || ' ' || note from job where state = 'WAITING' and (attempts > 0 or due_at <= '"
                + lab.clock().instant() + "')");
        return Stream.concat(shown.stream(), jobs.stream()).toList();
    }

    /** Nothing is due that was not tried yet. */
    private boolean jobsAreDone() {
        return number("select count(*) from job where state = 'WAITING' and attempts = 0 and due_at <= '"
                                + lab.clock().instant() + "'")
                        .signum()
                == 0;
    }

    /** Nothing for this person waits to be shown. */
    boolean isAllSent(Person person) {
        return number("select count(*) from chat_message where shown_version < wanted_version and chat_id = "
                                + person.id)
                        .signum()
                == 0;
    }

    /** As another administrator, or Telegram itself, would: the bot is not told. */
    void deleteMessage(long chat, int message) {
        var token = lab.telegram().bots().getFirst().token();
        doors.get("/sim/telegram/bot" + token + "/deleteMessage?chat_id=" + chat + "&message_id=" + message);
    }

    /** The only value of the only row, as whoever may see everything. */
    BigDecimal number(String query) {
        return new BigDecimal(lines(query).getFirst());
    }

    /** The first column. */
    List<String> lines(String query) {
        return database.lines(query);
    }

    /** As an operator of the database. */
    void run(String sql) {
        database.run(sql);
    }
}
