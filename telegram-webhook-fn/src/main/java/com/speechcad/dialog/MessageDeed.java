package com.speechcad.dialog;

/**
 * What a button under a message beside the menu does at once: a bean. It may be tapped twice, long after, or be forged, so it
 * looks things up as the visitor's own, and done again it does nothing more. Whatever spends money or cannot be taken back is
 * a screen's {@link View#confirm} instead.
 */
public interface MessageDeed {
    /** Its name in buttons: at most 20 of {@code [a-z0-9.-]}, never changed once it was out. */
    String id();

    /**
     * Does it.
     *
     * @param argument as whoever offered it wrote it, or anything else
     * @return {@link Next#stay} or {@link Next#toast} to leave the menu where it is in the chat; whatever else, {@link Next#back}
     *     too, draws it at the end
     */
    Next act(Visitor visitor, String argument);
}
