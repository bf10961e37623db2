package com.speechcad.local;

import com.speechcad.local.page.Persona;
import com.speechcad.local.postgres.LocalPostgres;
import com.speechcad.local.queue.LocalQueues;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/** The functions' environment variables, as a deployment would set them. */
final class LabEnvironment {
    static final String BUCKET = "files";
    static final String CALLER_ID = "+14155550100";

    /** The group of one-time schedules. */
    static final String SCHEDULES = "speechcad";

    private LabEnvironment() {}

    /** What is given from outside wins over what the lab makes up, but not over where its own parts are. */
    static Map<String, String> of(
            LabSettings settings, LabKeys keys, URI simulators, URI gateway, URI aws, String databaseUrl) {
        var all = new TreeMap<String, String>();
        for (var provider : Provider.values()) {
            if (settings.plays(provider)) {
                played(all, provider, keys, simulators);
            }
        }
        all.put("ENCRYPTION_KEY", keys.get("ENCRYPTION_KEY"));
        all.put("PUBLIC_BASE_URL", gateway.toString());
        all.putAll(settings.environment());
        all.put("DATABASE_URL", databaseUrl);
        all.put("DATABASE_USER", LocalPostgres.APP_ROLE);
        all.put("DATABASE_PASSWORD", keys.get("DATABASE_PASSWORD"));
        all.put("BULK_QUEUE_URL", aws + LocalQueues.path("bulk"));
        all.put("JOBS_QUEUE_URL", aws + LocalQueues.path("jobs"));
        all.put("SCHEDULER_GROUP", SCHEDULES);
        all.put("SCHEDULER_ROLE_ARN", "arn:aws:iam::000000000000:role/scheduler");
        all.put("SCHEDULER_TARGET_ARN", LabFunctions.arn(LabFunctions.CRON));
        all.put("FILES_BUCKET", BUCKET);
        all.put("AWS_ENDPOINT_URL", aws.toString());
        all.put("AWS_REGION", "us-east-1");
        return all;
    }

    /** For {@code ./speechcad doctor}, which looks at them; readable by their owner only, like the keys beside them. */
    static void write(Path file, Map<String, String> environment) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        var text = new StringBuilder("# What the functions of this lab were started with.\n");
        new TreeMap<>(environment)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        Files.writeString(file, text);
    }

    private static void played(Map<String, String> all, Provider provider, LabKeys keys, URI simulators) {
        switch (provider) {
            case TELEGRAM -> {
                all.put("TELEGRAM_BASE_URL", simulators + "/sim/telegram");
                put(all, keys, "TELEGRAM_BOT_TOKEN", "TELEGRAM_SECRET_TOKEN");
                // Played as well: at the real Telegram that number is somebody else's account.
                all.put("OWNER_TELEGRAM_IDS", Long.toString(Persona.OWNER_ID));
            }
            case RETELL -> {
                all.put("RETELL_BASE_URL", simulators + "/sim/retell");
                put(all, keys, "RETELL_API_KEY", "RETELL_WEBHOOK_KEY");
                all.put("PLATFORM_CALLER_ID", CALLER_ID);
            }
            case DYNOPAY -> {
                all.put("DYNOPAY_BASE_URL", simulators + "/sim/dynopay/api");
                put(all, keys, "DYNOPAY_API_KEY", "DYNOPAY_WEBHOOK_SECRET");
            }
        }
    }

    private static void put(Map<String, String> all, LabKeys keys, String... names) {
        for (var name : names) {
            all.put(name, keys.get(name));
        }
    }

    /** The AWS SDK looks here for what no client was told; the values open nothing. */
    static void tellTheSdk(URI aws) {
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.endpointUrl", aws.toString());
    }
}
