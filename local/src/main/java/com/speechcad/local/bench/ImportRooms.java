package com.speechcad.local.bench;

import com.speechcad.call.Accounts;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.Import;
import com.speechcad.campaign.contacts.Imports;
import com.speechcad.campaign.contacts.RawRow;
import com.speechcad.campaign.contacts.StartImport;
import com.speechcad.campaign.contacts.TableReader;
import com.speechcad.campaign.results.ContactRows;
import com.speechcad.campaign.results.TableWriter;
import com.speechcad.db.FileStore;
import com.speechcad.db.Jobs;
import com.speechcad.db.Queue;
import com.speechcad.db.RunJob;
import com.speechcad.db.Tx;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import com.speechcad.local.postgres.LocalPostgres;
import com.speechcad.notify.ChatFiles;
import com.speechcad.notify.Messenger;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The worker's rooms over a PostgreSQL, with the bucket and the chat in memory: what an import needs, and no more. */
final class ImportRooms implements AutoCloseable {
    private static final long PERSON = 9_100_000;

    private static final int A_PIECE = 2_000;

    private final ApplicationContext context;
    private final byte[] file;
    private final Bucket bucket;
    private int exports;

    private ImportRooms(ApplicationContext context, byte[] file, Bucket bucket) {
        this.context = context;
        this.file = file;
        this.bucket = bucket;
    }

    /** @param file what the person sends each time */
    static ImportRooms over(LocalPostgres postgres, String password, byte[] file) {
        var bucket = new Bucket();
        var context = ApplicationContext.builder()
                .environments("bench")
                .deduceEnvironment(false)
                .properties(Map.of(
                        "datasources.default.url",
                        postgres.url(),
                        "datasources.default.username",
                        LocalPostgres.APP_ROLE,
                        "datasources.default.password",
                        password,
                        "datasources.default.driver-class-name",
                        "org.postgresql.Driver",
                        "datasources.default.maximum-pool-size",
                        2,
                        "encryption.key",
                        Base64.getEncoder().encodeToString(new byte[32])))
                .singletons(bucket, new Sent(file), new Nobody(), (Queue) (_, _) -> {})
                .start();
        return new ImportRooms(context, file, bucket);
    }

    /** Sends the file to a new list, and works until it is over. */
    Import imported() {
        var tx = bean(Tx.class);
        var id = tx.call(Rig.TENANT, () -> {
            var user = bean(Users.class).meet(PERSON, Optional.empty());
            var list = bean(ContactLists.class)
                    .create(bean(Businesses.class).of(user.id()).id(), user.id(), "Bench", "US")
                    .orElseThrow();
            return begun(bean(StartImport.class).file(user.id(), list, "bench", "contacts.csv", file.length));
        });
        work();
        return tx.call(Rig.TENANT, () -> bean(Imports.class).find(id).orElseThrow());
    }

    /** Until nothing is due any more. */
    void work() {
        for (var due = bean(Jobs.class).due(1);
                !due.isEmpty();
                due = bean(Jobs.class).due(1)) {
            due.forEach(job -> bean(RunJob.class).run(job.tenant(), job.id()));
        }
    }

    /** A campaign without anything in it. */
    UUID campaign() {
        return bean(Tx.class).call(Rig.TENANT, () -> {
            var user = bean(Users.class).meet(PERSON, Optional.empty());
            var business = bean(Businesses.class).of(user.id()).id();
            bean(Accounts.class).ofTenant();
            return bean(DraftCampaign.class).create(user.id(), business, "Bench");
        });
    }

    /** All of a campaign's rows, read as its export reads them and forgotten; how many. */
    int read(UUID campaign) {
        var seq = new int[1];
        var count = 0;
        while (true) {
            var rows = bean(Tx.class)
                    .call(Rig.TENANT, () -> bean(ContactRows.class).after(campaign, seq[0], A_PIECE));
            count += rows.size();
            if (rows.size() < A_PIECE) {
                return count;
            }
            seq[0] = rows.getLast().seq();
        }
    }

    /** The campaign's export, from the job to the message in the chat. @return the file's bytes */
    long exported(UUID campaign, TableWriter.Format format) {
        bean(Tx.class)
                .run(
                        Rig.TENANT,
                        () -> bean(Jobs.class).add("export-campaign", campaign + ":" + format + ":" + ++exports, "{}"));
        bucket.exported = 0;
        work();
        return bucket.exported;
    }

    /**
     * The rows of the file, read and forgotten; how many.
     *
     * @param each sees every row, the header too
     */
    int parsed(Consumer<RawRow> each) {
        var reader = bean(TableReader.class);
        var count = 0;
        try (var rows = reader.read(file, reader.recognise(file, "contacts.csv"))) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                each.accept(row.get());
                count++;
            }
        }
        return count;
    }

    private static UUID begun(StartImport.Started started) {
        return switch (started) {
            case StartImport.Started.Begun(var id) -> id;
            case StartImport.Started.Refused(var why) -> throw new IllegalStateException("refused: " + why);
        };
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private record Sent(byte[] file) implements ChatFiles {
        @Override
        public Fetched fetch(TenantId tenant, String fileId) {
            return new Fetched.Got(file);
        }
    }

    private static final class Bucket implements FileStore {
        private final Map<String, byte[]> files = new HashMap<>();
        private long exported;

        /** Looked at and not kept, as what leaves the process. */
        @Override
        public void put(String key, String contentType, Path content) {
            try {
                exported += Files.size(content);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void put(String key, String contentType, byte[] content) {
            files.put(key, content);
        }

        @Override
        public Optional<byte[]> get(String key) {
            return Optional.ofNullable(files.get(key));
        }

        @Override
        public void delete(String key) {
            files.remove(key);
        }
    }

    /** Everything is shown at once. */
    private static final class Nobody implements Messenger {
        @Override
        public Delivery send(TenantId tenant, ChatId chat, Outgoing message) {
            return new Delivery.Shown(1);
        }

        @Override
        public Delivery edit(TenantId tenant, ChatId chat, int messageId, Outgoing message) {
            return new Delivery.Shown(messageId);
        }

        @Override
        public void delete(TenantId tenant, ChatId chat, int messageId) {
            // There is nothing.
        }
    }
}
