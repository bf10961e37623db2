package com.speechcad.db;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import java.security.SecureRandom;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must not be the same in every copy of a snapshot, or must not be in it: open connections, passwords, randomness and
 * whatever a {@link Restored} remembers. Without SnapStart nobody calls this.
 */
@Context
class SnapStart implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(SnapStart.class);

    private final Connections connections;
    private final SecureRandom random;
    /** Found when they are needed: this bean is there from the start, and a context may do without some of them. */
    private final BeanProvider<Restored> restored;

    SnapStart(Connections connections, SecureRandom random, BeanProvider<Restored> restored) {
        this.connections = connections;
        this.random = random;
        this.restored = restored;
        // The context holds its resources weakly; this bean lives as long as the function.
        Core.getGlobalContext().register(this);
    }

    /** The functions prime themselves before this: theirs is registered later, and called earlier. */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        connections.close();
        LOG.info("ready for a snapshot: no connection is open");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random.setSeed(random.generateSeed(Long.BYTES * 4));
        connections.renewPassword();
        restored.stream().forEach(Restored::forget);
        LOG.info("restored from a snapshot");
    }
}
