package com.speechcad.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.Architecture;

/**
 * What differs between stages. Everything else is the same everywhere, so that {@code dev} proves {@code prod}.
 *
 * @param name lower-case letters and digits; part of the stacks' names and of the secrets' names
 * @param architecture of the functions' processors
 * @param logRetentionDays how long logs are kept; one of the periods CloudWatch knows
 * @param keepsData whether deleting the stack leaves database, files and key in place, and is refused for the database
 * @param canary whether a new version meets a tenth of its callers first
 * @param interfaceEndpoints whether AWS's own services are reached inside the network instead of through the NAT gateway:
 *     dearer until some 1,700 GB a month pass to them (docs/cost.md), and one hop less
 * @param webhookConcurrency most instances of each of the three webhooks at once
 * @param bulkConcurrency most worker instances dialling at once, at least 2
 * @param jobsConcurrency most worker instances on long work at once, at least 2
 */
record StageSettings(
        String name,
        Architecture architecture,
        DatabaseSettings database,
        int logRetentionDays,
        boolean keepsData,
        boolean canary,
        boolean interfaceEndpoints,
        int webhookConcurrency,
        int bulkConcurrency,
        int jobsConcurrency) {
    /** Eight tasks begin in the same minute, each may take more than one, and one-time schedules come between. */
    private static final int CRON_CONCURRENCY = 12;

    /** For migrations, the renewal of passwords and a person at a console. */
    private static final int SPARE_CONNECTIONS = 10;

    StageSettings {
        if (!name.matches("[a-z][a-z0-9]{1,15}")) {
            throw new IllegalArgumentException(
                    "a stage's name is 2 to 16 lower-case letters and digits, but is " + name);
        }
        if (bulkConcurrency < 2 || jobsConcurrency < 2) {
            throw new IllegalArgumentException("an event source's maximum concurrency is at least 2, but is "
                    + Math.min(bulkConcurrency, jobsConcurrency));
        }
        var wanted = 3 * webhookConcurrency + bulkConcurrency + jobsConcurrency + CRON_CONCURRENCY + SPARE_CONNECTIONS;
        if (wanted > database.connections()) {
            throw new IllegalArgumentException("every instance of a function holds one connection: " + wanted
                    + " are wanted, and the database has " + database.connections());
        }
    }

    /**
     * What becomes of what is kept for its content when it leaves the stack, or the stack goes: in a stage that keeps data it
     * stays. Only what a creation that fails has just made goes, since nothing is in it yet and its name has to be free again.
     */
    RemovalPolicy removal() {
        return keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
    }

    /**
     * The same, with every alias moved at once, past every alarm: after a rollback by hand a canary would begin from the
     * version that was bad, and while an alarm is on it would be refused ({@link Rollout}).
     */
    StageSettings atOnce() {
        return new StageSettings(
                name,
                architecture,
                database,
                logRetentionDays,
                keepsData,
                false,
                interfaceEndpoints,
                webhookConcurrency,
                bulkConcurrency,
                jobsConcurrency);
    }

    /** Most instances of {@code service} at once: all of them together fit into the database's connections. */
    int concurrency(Service service) {
        return switch (service) {
            case TELEGRAM, RETELL, DYNOPAY -> webhookConcurrency;
            case BILLING_CRON -> CRON_CONCURRENCY;
            case WORKER -> bulkConcurrency + jobsConcurrency;
            case MIGRATE -> 1;
        };
    }

    /**
     * The PostgreSQL server.
     *
     * @param connections what PostgreSQL lets in on such a machine by its own formula (memory ÷ 9,531,392 bytes; Aurora's is
     *     of the most it may grow to, and at most 2,000 where it may shrink to half a unit), rounded down to be sure
     * @param standby whether a second availability zone holds a synchronous copy
     * @param backupDays how far back a restore can reach
     * @param proxy whether RDS Proxy stands in front. Off: one connection an instance and reserved instances already fit,
     *     so that it would add a hop and its price ({@code docs/cost.md}); on, where instances must outgrow connections
     */
    record DatabaseSettings(Machine machine, int connections, boolean standby, int backupDays, boolean proxy) {
        DatabaseSettings {
            if (backupDays < 1) {
                throw new IllegalArgumentException("a stage without backups is not one; backupDays is " + backupDays);
            }
        }
    }

    /** What PostgreSQL runs on. An instance costs the same day and night; Aurora by what it does, and never nothing. */
    sealed interface Machine {}

    /**
     * An instance of RDS.
     *
     * @param type as RDS names it without the leading {@code db.}
     * @param storageGb at least 20
     * @param mostStorageGb RDS grows the volume up to that by itself, when a tenth is left; it never shrinks again
     */
    record Instance(String type, int storageGb, int mostStorageGb) implements Machine {
        Instance {
            if (storageGb < 20) {
                throw new IllegalArgumentException("storageGb must be at least 20, but is " + storageGb);
            }
            // RDS grows by a tenth at least.
            if (mostStorageGb * 10L < storageGb * 11L) {
                throw new IllegalArgumentException(
                        "mostStorageGb must be a tenth above storageGb, but is " + mostStorageGb);
            }
        }

        /** Whether it has its processors whole only now and then, and borrows what it wants beyond for money. */
        boolean borrows() {
            return type.startsWith("t");
        }
    }

    /**
     * Aurora Serverless v2: its volume grows by itself.
     *
     * @param leastUnits it shrinks to, in Aurora's capacity units of about 2 GiB; 0.5 at least, because the sweeps of every
     *     minute never let it sleep
     * @param mostUnits it grows to
     */
    record Serverless(double leastUnits, double mostUnits) implements Machine {
        Serverless {
            if (leastUnits < 0.5 || mostUnits < leastUnits || mostUnits > 256) {
                throw new IllegalArgumentException(
                        "units go from 0.5 to 256, but are " + leastUnits + " to " + mostUnits);
            }
        }
    }

    /** Settings of the stage called {@code name}; refuses a name that is no stage. */
    static StageSettings of(String name) {
        return switch (name) {
            case "dev" -> dev();
            case "prod" -> prod();
            default -> throw new IllegalArgumentException("a stage is dev or prod, but is " + name);
        };
    }

    private static StageSettings dev() {
        return new StageSettings(
                "dev",
                Architecture.ARM_64,
                new DatabaseSettings(new Instance("t4g.micro", 20, 100), 80, false, 3, false),
                14,
                false,
                false,
                false,
                10,
                2,
                2);
    }

    private static StageSettings prod() {
        return new StageSettings(
                "prod",
                Architecture.ARM_64,
                new DatabaseSettings(new Instance("t4g.medium", 50, 1_000), 400, true, 30, false),
                90,
                true,
                true,
                false,
                60,
                10,
                4);
    }
}
