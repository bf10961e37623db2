package com.speechcad.tenant;

import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.TenantId;
import java.util.function.Consumer;

/**
 * Something that happens to a function, with everything it takes: people, invoices, letters. Only ever to be played in a
 * {@link com.speechcad.db.Tx#rehearse rehearsal}, in one transaction, so that each part sees what the ones before it did
 * and nobody sees any of it.
 */
public interface Scene {
    /** Telegram's ids have 52 bits at most, as it promises. */
    long ABOVE_ALL_PEOPLE = 1L << 53;

    /**
     * A Telegram id that nobody has or will have. Another one each time: rehearsals of many instances that are restored at
     * once would else wait for each other's row.
     */
    static long nobody(IdSource ids) {
        return ABOVE_ALL_PEOPLE + (ids.next().getLeastSignificantBits() & (ABOVE_ALL_PEOPLE - 1));
    }

    /** At which door it happens, such as {@code /dynopay/}; {@code /} for all. */
    String door();

    /**
     * In the open transaction.
     *
     * @param handled takes a letter through the function; what the function says to it is looked at by the caller
     */
    void play(TenantId tenant, Consumer<NoOp.Letter> handled);
}
