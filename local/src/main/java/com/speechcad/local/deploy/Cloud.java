package com.speechcad.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a deployment does to an account: commands, questions, and invocations of functions. */
interface Cloud {
    /**
     * Runs it, its output before the operator's eyes.
     *
     * @throws Failed when it ends with another code than 0
     */
    void command(List<String> words);

    /**
     * What it prints.
     *
     * @throws Failed when it ends with another code than 0
     */
    String ask(List<String> words);

    /**
     * Calls a function and waits for its answer.
     *
     * @throws Failed when the function failed, with its own words
     */
    JsonNode invoke(String function, String payload);

    /** A step did not work; the message is for the operator. */
    final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }
}
