package com.speechcad.tenant;

import com.speechcad.kernel.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A letter to one of our doors that is authentic and asks for nothing: it warms a function before its snapshot, and after
 * a deployment it proves the whole way from outside to the database.
 */
public interface NoOp {
    /** Empty when the tenant has no key to seal it with. */
    Optional<Letter> letter(TenantId tenant);

    /** Whose door it is, as it begins the path: {@code retell}. */
    String door();

    /** Whether the tenant has what seals a letter: without, nothing that is sent proves that an authentic one is taken. */
    default boolean isSealed(TenantId tenant) {
        return letter(tenant).isPresent();
    }

    /**
     * Authentic letters that do ask for something, as people and providers send them. Only ever to be handled in a
     * {@link com.speechcad.db.Tx#rehearse rehearsal}, which leaves nothing of them.
     */
    default List<Letter> rehearsals(TenantId tenant) {
        return List.of();
    }

    /** Walks the way out to the provider as far as it goes within this machine, and leaves nothing open. */
    default void warmUp() {
        // Most doors are answered without asking anybody.
    }

    /**
     * Asks the provider for something that changes nothing, so that the way out to it has been walked.
     *
     * @throws com.speechcad.kernel.Unreachable when it does not answer
     */
    default void reachOut(TenantId tenant) {
        // Most doors are answered without asking anybody.
    }

    /**
     * @param path with its leading slash
     * @param headers in lower case, the seal among them
     * @param answer the status that says all is well
     */
    record Letter(String path, Map<String, String> headers, String body, int answer) {
        public Letter {
            headers = Map.copyOf(headers);
        }

        /** Without the seal. */
        @Override
        public String toString() {
            return path.replaceAll("^(/[a-z]+/[^/]+).*", "$1");
        }
    }
}
