package com.speechcad.wallet;

import com.speechcad.wallet.Command.Buy;
import com.speechcad.wallet.Command.ByHand;
import com.speechcad.wallet.Command.Capture;
import com.speechcad.wallet.Command.Change;
import com.speechcad.wallet.Command.Expire;
import com.speechcad.wallet.Command.Hold;
import com.speechcad.wallet.Command.Refund;
import com.speechcad.wallet.Command.Release;
import com.speechcad.wallet.Command.Reverse;
import com.speechcad.wallet.Command.Settle;
import com.speechcad.wallet.Command.TopUp;
import com.speechcad.wallet.DoneModel.Part;
import com.speechcad.wallet.Told.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The books as they ought to be: in memory, one thread, no SQL. What the real ones do is compared with this. */
public final class Books {
    private static final List<Part> NOTHING = List.of();

    private final List<PurseModel> purses = new ArrayList<>();
    private final Map<String, DoneModel> done = new HashMap<>();
    private final Map<String, HoldState> holds = new HashMap<>();
    private final Set<String> events = new HashSet<>();
    private final Set<String> charged = new HashSet<>();
    private final PlatformModel platform = new PlatformModel();

    private record HoldState(int who, long authorised, long expires) {}

    private record Closing(String subject) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Told told;

        Refused(Fault fault) {
            super(fault.name());
            told = Told.fault(fault);
        }
    }

    public Books(int people) {
        for (int i = 0; i < people; i++) {
            purses.add(new PurseModel());
        }
    }

    static String closing(String subject) {
        return "hold:" + subject + ":close";
    }

    PurseModel purse(int who) {
        return purses.get(who);
    }

    /** Set aside for the subject now or before; nothing for one that was refused or never heard of. */
    long authorised(String subject) {
        var hold = holds.get(subject);
        return hold == null ? 0 : hold.authorised;
    }

    boolean isClosed(String subject) {
        return done.containsKey(closing(subject));
    }

    /** What is left to be given or taken back of an operation. */
    long rest(String key) {
        var op = done.get(key);
        return op == null ? 0 : op.rest();
    }

    /** What the platform's accounts have, {@code code balance} each, by code. */
    List<String> platform() {
        return platform.shown();
    }

    /** {@code key due} of the top-ups and payouts whose clearing is not zero; positive is what the provider still owes. */
    List<String> unsettled() {
        return clearings(_ -> true);
    }

    /** Those of them that are a fault once they are old: those that were at zero before. */
    List<String> overdue() {
        return clearings(DoneModel::wasSettled);
    }

    private List<String> clearings(Predicate<DoneModel> which) {
        return done.entrySet().stream()
                .filter(op -> op.getValue().due() != 0 && which.test(op.getValue()))
                .map(op -> op.getKey() + " " + op.getValue().due())
                .sorted()
                .toList();
    }

    /** What somebody has to answer to it, done at that instant (seconds). */
    public Told tell(Command command, long now) {
        try {
            return switch (command) {
                case Expire _ -> expire(now);
                case Release release -> close(release.subject());
                case TopUp it ->
                    once(
                            it,
                            it,
                            it.who(),
                            it.micros(),
                            DoneModel.parts(Reason.TOP_UP, it.micros()),
                            () -> credit(it.who(), it.micros(), it.ref()));
                case Buy it ->
                    once(
                            it,
                            it,
                            it.who(),
                            it.micros(),
                            DoneModel.parts(Reason.SUBSCRIPTION, it.micros()),
                            () -> purses.get(it.who()).debit(it.micros(), false));
                case ByHand it ->
                    once(
                            it,
                            it,
                            it.who(),
                            it.micros(),
                            DoneModel.parts(it.reason(), it.micros()),
                            () -> it.reason() == Reason.OPERATOR_CREDIT
                                    ? credit(it.who(), it.micros(), "")
                                    : purses.get(it.who()).debit(it.micros(), it.reason() == Reason.OPERATOR_DEBIT));
                case Refund it -> refund(it);
                case Reverse it -> reverse(it);
                case Settle it -> settle(it);
                case Change it ->
                    once(
                            it,
                            it,
                            it.who(),
                            1,
                            NOTHING,
                            () -> purses.get(it.who()).change(it.status()));
                case Hold it -> once(it, List.of(it.who(), it.micros()), it.who(), 1, NOTHING, () -> hold(it));
                case Capture it -> capture(it);
            };
        } catch (Refused refused) {
            return refused.told;
        } catch (ArithmeticException tooLarge) {
            return Told.fault(Fault.OVERFLOW);
        }
    }

    private interface Work {
        Told now();
    }

    /** @param parts on the platform's side; the work may add to them */
    private Told once(Command command, Object request, int who, long amount, List<Part> parts, Work work) {
        if (amount <= 0) {
            throw new Refused(Fault.NO_AMOUNT);
        }
        var known = done.get(command.key());
        if (known != null) {
            if (!known.request.equals(request)) {
                throw new Refused(Fault.KEY_REUSED);
            }
            return known.told.again();
        }
        var told = work.now();
        var moved = told.isApplied() ? parts : NOTHING;
        var it = new DoneModel(request, told, who, moved);
        done.put(command.key(), it);
        moved.forEach(part -> platform.move(part.account(), it.sign() * part.micros()));
        return told;
    }

    private Told credit(int who, long micros, String event) {
        if (!event.isEmpty() && events.contains(event)) {
            throw new Refused(Fault.EVENT_REUSED);
        }
        var told = purses.get(who).credit(micros);
        if (!event.isEmpty()) {
            events.add(event);
        }
        return told;
    }

    private Told refund(Refund it) {
        var original = original(it.original(), it.micros());
        var parts = new ArrayList<Part>();
        return once(it, it, original.who, it.micros(), parts, () -> {
            var purse = purses.get(original.who);
            if (purse.status == WalletStatus.CLOSED) {
                return Told.rejected(Posted.Why.CLOSED, 0);
            }
            return back(original, original.isTaking(), it.micros(), parts, () -> purse.pour(it.micros()));
        });
    }

    private Told reverse(Reverse it) {
        var original = original(it.original(), it.micros());
        var parts = new ArrayList<Part>();
        return once(
                it,
                it,
                original.who,
                it.micros(),
                parts,
                () -> back(
                        original,
                        original.isGiving(),
                        it.micros(),
                        parts,
                        () -> purses.get(original.who).take(it.micros())));
    }

    private DoneModel original(String key, long micros) {
        var original = done.get(key);
        if (original == null) {
            throw new Refused(micros > 0 ? Fault.UNKNOWN : Fault.NO_AMOUNT);
        }
        return original;
    }

    /** Never more than is left of the original, and nothing of one of the other direction. */
    private static Told back(DoneModel original, boolean isOfThatKind, long micros, List<Part> parts, Work work) {
        var left = isOfThatKind ? original.rest() : 0;
        if (micros > left) {
            return Told.rejected(Posted.Why.MORE_THAN_IS_LEFT, micros - left);
        }
        var told = work.now();
        parts.addAll(original.take(micros));
        return told;
    }

    private Told settle(Settle it) {
        var movement = done.get(it.movement());
        if (movement == null || !movement.isThroughClearing()) {
            throw new Refused(Fault.UNKNOWN);
        }
        var parts = new ArrayList<Part>();
        return once(it, it, movement.who, 1, parts, () -> {
            var due = movement.due();
            var clearing = movement.clearing();
            platform.move(clearing, due);
            platform.move(PlatformModel.CASH, -due);
            parts.add(new Part(clearing, Math.abs(due)));
            movement.settle();
            return Told.applied(Math.abs(due), 0, 0);
        });
    }

    private Told hold(Hold it) {
        var told = purses.get(it.who()).hold(it.micros());
        if (told.isApplied()) {
            holds.put(it.subject(), new HoldState(it.who(), it.micros(), it.expires()));
        }
        return told;
    }

    private HoldState known(String subject) {
        var hold = holds.get(subject);
        if (hold == null) {
            throw new Refused(Fault.UNKNOWN);
        }
        return hold;
    }

    private Told close(String subject) {
        var hold = known(subject);
        var before = done.get(closing(subject));
        return before != null ? before.told.again() : givenBack(subject, hold);
    }

    /** What comes back pays what is owed. */
    private Told givenBack(String subject, HoldState hold) {
        var owed = purses.get(hold.who).owed();
        var told = closed(subject, hold, 0);
        purses.get(hold.who).settle(owed);
        return told;
    }

    private Told closed(String subject, HoldState hold, long captured) {
        purses.get(hold.who).held -= hold.authorised;
        var told = Told.applied(0, 0, hold.authorised - captured);
        done.put(closing(subject), new DoneModel(new Closing(subject), told, hold.who, NOTHING));
        return told;
    }

    private Told expire(long now) {
        var due = holds.entrySet().stream()
                .filter(hold -> hold.getValue().expires <= now && !isClosed(hold.getKey()))
                .toList();
        due.forEach(hold -> givenBack(hold.getKey(), hold.getValue()));
        return Told.applied(due.size(), 0, 0);
    }

    private Told capture(Capture it) {
        if (it.lines().stream().anyMatch(line -> line < 0)) {
            throw new Refused(Fault.NO_AMOUNT);
        }
        var hold = known(it.subject());
        // What has no sum is refused before anybody looks whether its key was used.
        var total = it.lines().stream().reduce(0L, Math::addExact);
        return once(it, it, hold.who, 1, DoneModel.parts(it), () -> {
            if (charged.contains(it.subject())) {
                throw new Refused(Fault.EVENT_REUSED);
            }
            var purse = purses.get(hold.who);
            var isOpen = !isClosed(it.subject());
            var spendable = purse.available() + (isOpen ? hold.authorised : 0);
            var paid = Math.min(total, spendable);
            var receivable = Math.subtractExact(purse.receivable, total - paid);
            var captured = Math.min(total, hold.authorised);
            var isSettled = isOpen && captured < hold.authorised;
            var owed = isSettled ? Math.negateExact(receivable) : 0;
            var returned = isOpen ? closed(it.subject(), hold, captured).returned() : 0;
            purse.posted -= paid;
            purse.receivable = receivable;
            purse.settle(owed);
            charged.add(it.subject());
            return Told.applied(total, total - paid, returned);
        });
    }
}
