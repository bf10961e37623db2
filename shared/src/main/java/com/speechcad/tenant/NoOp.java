package com.speechcad.tenant;

import com.speechcad.kernel.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * A letter to one of our doors that is authentic and asks for nothing: it warms a function before its snapshot, and after
 * a deployment it proves the whole way from outside to the database.
 */
public interface NoOp {
    /** Empty when the tenant has no key to seal it with. */
    Optional<Letter> letter(TenantId tenant);

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
