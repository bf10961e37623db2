package com.speechcad.infra;

import software.amazon.awscdk.services.lambda.Architecture;

/**
 * What differs between stages. Everything else is the same everywhere, so that {@code dev} proves {@code prod}.
 *
 * @param name lower-case letters and digits; part of the stacks' names and of the secrets' names
 * @param architecture of the functions' processors
 * @param logRetentionDays how long logs are kept; one of the periods CloudWatch knows
 * @param keepsData whether deleting the stack leaves database, files and key in place, and is refused for the database
 * @param bulkConcurrency most worker instances dialling at once, at least 2
 * @param jobsConcurrency most worker instances on long work at once, at least 2
 */
record StageSettings(
        String name,
        Architecture architecture,
        DatabaseSettings database,
        int logRetentionDays,
        boolean keepsData,
        int bulkConcurrency,
        int jobsConcurrency) {
    StageSettings {
        if (!name.matches("[a-z][a-z0-9]{1,15}")) {
            throw new IllegalArgumentException(
                    "a stage's name is 2 to 16 lower-case letters and digits, but is " + name);
        }
        if (bulkConcurrency < 2 || jobsConcurrency < 2) {
            throw new IllegalArgumentException("an event source's maximum concurrency is at least 2, but is "
                    + Math.min(bulkConcurrency, jobsConcurrency));
        }
    }

    /**
     * The PostgreSQL instance.
     *
     * @param instanceType as RDS names it without the leading {@code db.}
     * @param storageGb at least 20
     * @param standby whether a second availability zone holds a synchronous copy
     * @param backupDays how far back a restore can reach
     */
    record DatabaseSettings(String instanceType, int storageGb, boolean standby, int backupDays) {
        DatabaseSettings {
            if (storageGb < 20) {
                throw new IllegalArgumentException("storageGb must be at least 20, but is " + storageGb);
            }
            if (backupDays < 1) {
                throw new IllegalArgumentException("a stage without backups is not one; backupDays is " + backupDays);
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
                "dev", Architecture.ARM_64, new DatabaseSettings("t4g.micro", 20, false, 3), 14, false, 2, 2);
    }

    private static StageSettings prod() {
        return new StageSettings(
                "prod", Architecture.ARM_64, new DatabaseSettings("t4g.medium", 50, true, 30), 90, true, 10, 4);
    }
}
