package com.speechcad.db;

import com.speechcad.kernel.Unreachable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run over what the clock found: each item by itself, so that one that fails never holds up those after it. It is
 * told of by an alarm, and {@link #end} makes the run as a whole one that failed, for whoever started it.
 */
public final class ItemByItem {
    private static final Logger LOG = LoggerFactory.getLogger(ItemByItem.class);

    private int failed;
    private @Nullable Throwable first;
    private @Nullable Unreachable silent;

    /** @param what such as {@code campaign 7} */
    public void run(String what, Runnable work) {
        run(what, work, () -> {}, () -> {});
    }

    /**
     * @param away after somebody outside did not answer
     * @param otherwise after a failure that is a bug, such as looking again later
     */
    public void run(String what, Runnable work, Runnable away, Runnable otherwise) {
        done(
                what,
                () -> {
                    work.run();
                    return true;
                },
                away,
                otherwise);
    }

    /** @return what {@code work} says; false when it failed, or somebody outside did not answer */
    public boolean done(String what, BooleanSupplier work) {
        return done(what, work, () -> {});
    }

    /** @param otherwise after a failure that is a bug, such as looking again later */
    public boolean done(String what, BooleanSupplier work, Runnable otherwise) {
        return done(what, work, () -> {}, otherwise);
    }

    private boolean done(String what, BooleanSupplier work, Runnable away, Runnable otherwise) {
        try {
            return work.getAsBoolean();
        } catch (Unreachable passing) {
            LOG.warn("{} is left to the next run: {}", what, passing.toString());
            silent = passing;
            run(what + " that did not answer", away);
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            // Such an error is one item's too: a text that has no end for some code, a class that only it needs.
            LOG.error("ALARM {} could not be dealt with", what, bug);
            failed(bug);
            run(what + " after its failure", otherwise);
        }
        return false;
    }

    private void failed(Throwable bug) {
        failed++;
        if (first == null) {
            first = bug;
        }
    }

    /** @throws IllegalStateException when any failed */
    public void end() {
        if (first != null) {
            throw new IllegalStateException(failed + " could not be dealt with, the others were", first);
        }
    }

    /**
     * The same where nobody outside is asked, so that no answer is the database's trouble and not to be passed over, and
     * for what the clock does not start again.
     *
     * @throws Unreachable when none failed, and somebody did not answer
     */
    public void endForGood() {
        end();
        if (silent != null) {
            throw new Unreachable("not everybody answered, the others were dealt with", silent);
        }
    }
}
