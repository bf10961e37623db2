package com.speechcad.billing;

import com.speechcad.kernel.UserId;
import com.speechcad.notify.SeenTo;
import java.util.Optional;
import java.util.Set;

/**
 * How two persons decide about something parked: what one asked for waits, until another agrees and it is done, or does not
 * and the thing waits on. The row is locked first, all in the open transaction.
 *
 * @param <W> what was asked for, and by whom
 * @param <O> how it ended
 */
abstract class Agreement<W extends Agreement.Wish, O> {
    private final O done;
    private final O gone;
    private final O own;
    private final O tooNew;
    private final SecondPerson second;

    /**
     * @param gone nothing was done, because it is decided, or something else is asked for by now
     * @param own nothing was done, because it is about money of whoever would agree
     * @param tooNew nothing was done, because whoever asked or would agree became an admin today
     */
    Agreement(SecondPerson second, O done, O gone, O own, O tooNew) {
        this.second = second;
        this.done = done;
        this.gone = gone;
        this.own = own;
        this.tooNew = tooNew;
    }

    /** Equal to another when they ask for the same, by the same person, at the same moment. */
    interface Wish {
        UserId by();
    }

    /** What one operator wants, while it waits for another. */
    public abstract Optional<W> asked(long id);

    /** Nobody else decides until this transaction is over; false when there is nothing to decide. */
    abstract boolean lock(long id);

    /**
     * In the name of whoever asked.
     *
     * @param another who agrees
     */
    abstract O carryOut(long id, W wish, UserId another);

    /** Whose wallets it would change; none of them agrees to it. */
    abstract Set<UserId> owners(long id, W wish);

    /** What those are asked as who could agree. */
    abstract String notice(long id);

    abstract void keepSecond(long id, UserId second);

    abstract void forget(long id);

    /** They agreed, and it cannot be done: it is asked for no more, unless it may be possible another time. */
    void refused(long id) {
        forget(id);
    }

    /** @param what happened to it, one word */
    abstract void log(UserId operator, String what, long id, W wish);

    /** Whether it is about somebody's own money, so that another one has to agree. */
    public final boolean isOwn(long id, UserId operator, W wish) {
        return owners(id, wish).contains(operator);
    }

    /**
     * A second operator agrees: it is done now, once, as the first one asked for it.
     *
     * @param seen what they were shown; where something else is asked for by now nothing happens
     */
    public final O agree(long id, UserId another, W seen) {
        var wish = standing(id, seen).filter(found -> !found.by().equals(another));
        if (wish.isEmpty()) {
            return gone;
        }
        if (isOwn(id, another, wish.get())) {
            return own;
        }
        if (second.areTooNew(wish.get().by(), another)) {
            return tooNew;
        }
        var outcome = carryOut(id, wish.get(), another);
        var isDone = outcome.equals(done);
        if (isDone) {
            keepSecond(id, another);
        } else {
            refused(id);
        }
        log(another, isDone ? "agreed" : "refused", id, wish.get());
        if (isDone || asked(id).isEmpty()) {
            second.seenTo(another, notice(id), isDone ? SeenTo.How.APPROVED : SeenTo.How.IMPOSSIBLE);
        }
        return outcome;
    }

    /** One alone has decided after all: nobody is asked any more about what that person wanted before. */
    final O alone(long id, UserId operator, O outcome) {
        if (outcome.equals(done)) {
            second.seenTo(operator, notice(id), SeenTo.How.REPLACED);
        }
        return outcome;
    }

    /**
     * Nothing is done: a second operator does not agree, or whoever asked thinks better of it. It still waits. Of money of
     * their own only whoever asked says so.
     *
     * @param seen as in {@link #agree}
     */
    public final O drop(long id, UserId operator, W seen) {
        var wish = standing(id, seen);
        if (wish.isEmpty()) {
            return gone;
        }
        if (!wish.get().by().equals(operator) && isOwn(id, operator, wish.get())) {
            return own;
        }
        forget(id);
        var isOwn = wish.get().by().equals(operator);
        log(operator, isOwn ? "withdrawn" : "declined", id, wish.get());
        second.seenTo(operator, notice(id), isOwn ? SeenTo.How.WITHDRAWN : SeenTo.How.DECLINED);
        return done;
    }

    /** Whether somebody else has asked for something: that is agreed to or dropped first, and never just replaced. */
    final boolean isAskedByAnother(long id, UserId operator) {
        return asked(id).filter(wish -> !wish.by().equals(operator)).isPresent();
    }

    private Optional<W> standing(long id, W seen) {
        return lock(id) ? asked(id).filter(seen::equals) : Optional.empty();
    }
}
