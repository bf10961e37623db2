package com.speechcad.call;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The voice provider, as far as it rings and hangs up. Neither is ever repeated by the adapter. */
public interface Dialer {
    Dialled dial(Order order);

    /** Hangs up. */
    Stopped stop(TenantId tenant, String providerCall);

    /**
     * @param longest at which the provider hangs up by itself
     * @param recording off asks for the most restrictive storage
     * @param variables said in the call, by name
     * @param opening what opens this call; empty means what the flow was published with
     */
    record Order(
            TenantId tenant,
            UUID attempt,
            PhoneNumber from,
            PhoneNumber to,
            String agentId,
            int agentVersion,
            Duration longest,
            boolean recording,
            Map<String, String> variables,
            Optional<String> opening) {
        /** Opened with the words that the flow was published with. */
        public Order(
                TenantId tenant,
                UUID attempt,
                PhoneNumber from,
                PhoneNumber to,
                String agentId,
                int agentVersion,
                Duration longest,
                boolean recording,
                Map<String, String> variables) {
            this(tenant, attempt, from, to, agentId, agentVersion, longest, recording, variables, Optional.empty());
        }
    }

    /** What came of it. */
    sealed interface Dialled {
        record Accepted(String providerCall) implements Dialled {}

        /**
         * Surely nobody is rung.
         *
         * @param retryAfter how long not to ask again, where the provider says so
         */
        record Refused(EndReason reason, Optional<Duration> retryAfter) implements Dialled {
            /** Without a word about when to ask again. */
            public Refused(EndReason reason) {
                this(reason, Optional.empty());
            }
        }

        /** The answer was lost: the phone may ring. */
        record Uncertain() implements Dialled {}
    }

    /** What came of hanging up. */
    enum Stopped {
        DONE,
        /** It is not (yet) running. */
        NOT_RUNNING,
        /** The provider refuses, or could not be asked. */
        FAILED
    }
}
