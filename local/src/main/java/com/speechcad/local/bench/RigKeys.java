package com.speechcad.local.bench;

import com.speechcad.local.postgres.LocalPostgres;
import com.speechcad.local.queue.LocalQueues;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** What the rig's functions are configured with; the keys open nothing outside it. */
final class RigKeys {
    static final String DATABASE_PASSWORD = "bench-only";
    static final String TELEGRAM_BOT_TOKEN = "7000000001:bench-only";
    static final String TELEGRAM_SECRET_TOKEN = "bench-only";
    static final String DYNOPAY_WEBHOOK_SECRET = "whsec_bench_only";
    static final String RETELL_WEBHOOK_KEY = "key_bench_only";

    private RigKeys() {}

    static Map<String, String> environment(LocalPostgres postgres, LocalQueues queues, URI doubles, URI publicUrl) {
        var all = new TreeMap<String, String>();
        all.put("DATABASE_URL", postgres.url());
        all.put("DATABASE_USER", LocalPostgres.APP_ROLE);
        all.put("DATABASE_PASSWORD", DATABASE_PASSWORD);
        all.put("BULK_QUEUE_URL", queues.url() + LocalQueues.path("bulk"));
        all.put("JOBS_QUEUE_URL", queues.url() + LocalQueues.path("jobs"));
        all.put("AWS_ENDPOINT_URL", queues.url().toString());
        all.put("AWS_ACCESS_KEY_ID", "local");
        all.put("AWS_SECRET_ACCESS_KEY", "local");
        all.put("FILES_BUCKET", "files");
        all.put("ENCRYPTION_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        all.put("PLATFORM_CALLER_ID", "+14155550100");
        all.put("PUBLIC_BASE_URL", publicUrl.toString());
        all.put("TELEGRAM_BASE_URL", doubles + "/sim/telegram");
        all.put("TELEGRAM_BOT_TOKEN", TELEGRAM_BOT_TOKEN);
        all.put("TELEGRAM_SECRET_TOKEN", TELEGRAM_SECRET_TOKEN);
        all.put("RETELL_BASE_URL", doubles + "/sim/retell");
        all.put("RETELL_API_KEY", RETELL_WEBHOOK_KEY);
        all.put("RETELL_WEBHOOK_KEY", RETELL_WEBHOOK_KEY);
        all.put("DYNOPAY_BASE_URL", doubles + "/sim/dynopay/api");
        all.put("DYNOPAY_API_KEY", "dk_bench_only");
        all.put("DYNOPAY_WEBHOOK_SECRET", DYNOPAY_WEBHOOK_SECRET);
        return all;
    }

    /** The same, with the connections to the database listened in on. */
    static Map<String, String> listenedTo(Map<String, String> environment) {
        var all = new TreeMap<>(environment);
        all.merge("DATABASE_URL", "?" + Wire.parameter(), String::concat);
        return all;
    }
}
