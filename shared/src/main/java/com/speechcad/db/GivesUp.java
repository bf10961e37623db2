package com.speechcad.db;

/**
 * Does jobs that a person waits for. Whoever was told that theirs does not come asks anew: so an operator takes none of them
 * up again.
 */
public interface GivesUp extends JobHandler {
    /**
     * It failed so often that it is never run again: brings what waits for it to a state that a person can leave by
     * themselves, and tells them. In the transaction that ends the job; the alarm is raised already.
     */
    void givenUp(Job job);
}
