package com.speechcad.provider.lambda;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the runtime's own client first needs when somebody's event comes: read before the snapshot, not in that answer. */
final class RuntimeClasses {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeClasses.class);

    private static final List<String> NAMES = List.of(
            "com.amazonaws.services.lambda.runtime.api.client.api.LambdaContext",
            "com.amazonaws.services.lambda.runtime.LambdaRuntimeInternal",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private RuntimeClasses() {}

    /** A client that has them no more, or under other names, reads its own when it needs them. */
    static void load() {
        for (var name : NAMES) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException | LinkageError other) {
                LOG.debug("the runtime's client has no {}", name, other);
            }
        }
    }
}
