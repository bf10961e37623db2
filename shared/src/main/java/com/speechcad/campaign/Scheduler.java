package com.speechcad.campaign;

import java.time.Instant;

/** Starts a task of ours once, at an instant. The minute's sweep does without it; with it we are punctual. */
public interface Scheduler {
    /**
     * In place of what was under that name. An instant that is over by now is not an error.
     *
     * @param name at most 64 letters, digits and dashes
     * @param task the word that names the task
     * @throws com.speechcad.kernel.Unreachable when it could not be asked
     */
    void put(String name, Instant at, String task);

    /**
     * What is not there is gone already.
     *
     * @throws com.speechcad.kernel.Unreachable when it could not be asked
     */
    void remove(String name);
}
