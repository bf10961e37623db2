package com.speechcad.tenant;

import com.speechcad.kernel.TenantId;
import java.util.function.Consumer;

/**
 * Something that happens to a function, with everything it takes: people, invoices, letters. Only ever to be played in a
 * {@link com.speechcad.db.Tx#rehearse rehearsal}, in one transaction, so that each part sees what the ones before it did
 * and nobody sees any of it.
 */
public interface Scene {
    /** At which door it happens, such as {@code /dynopay/}; {@code /} for all. */
    String door();

    /**
     * In the open transaction.
     *
     * @param handled takes a letter through the function; what the function says to it is looked at by the caller
     */
    void play(TenantId tenant, Consumer<NoOp.Letter> handled);
}
