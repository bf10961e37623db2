package com.speechcad.call;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import java.util.List;

/** What a tenant's workspace at the provider holds. */
public interface NumberList {
    /** @throws com.speechcad.kernel.Unreachable when it could not be asked */
    Workspace read(TenantId tenant);

    /** What it said. */
    sealed interface Workspace {
        /**
         * @param concurrency how many calls may run at once
         * @param line the same for all tenants that share the workspace's slots and starts; tells nothing else
         */
        record Of(List<Owned> numbers, int concurrency, String line) implements Workspace {}

        /** The key is missing or wrong. {@code why} for operators */
        record Closed(String why) implements Workspace {}
    }

    /** A number that calls may come from. */
    record Owned(PhoneNumber number, String nickname) {}
}
