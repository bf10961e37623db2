package com.speechcad.wallet;

/**
 * What stands in the books longer than it should and is somebody's work, not a fault of the books; {@link ProveBooks} asks for
 * it in each of its runs.
 */
public interface Overdue {
    /** Raises what is overdue in the open transaction's tenant; said again and again it does no harm. */
    void remind();
}
