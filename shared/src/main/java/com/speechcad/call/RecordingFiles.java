package com.speechcad.call;

import com.speechcad.db.FileStore;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.VoiceFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings a recording from the provider into the bucket: as a voice message where it can be turned into one, else as the
 * WAV file it came as. It passes over the disk, because ten minutes of it do not belong in a function's memory.
 */
@Singleton
class RecordingFiles {
    private final CallLookup lookup;
    private final FileStore files;
    private final VoiceFiles sounds;

    RecordingFiles(CallLookup lookup, FileStore files, VoiceFiles sounds) {
        this.lookup = lookup;
        this.files = files;
        this.sounds = sounds;
    }

    record Stored(String key, int bytes) {}

    /** Empty while the provider has none. */
    Optional<Stored> bring(TenantId tenant, UUID attempt, String providerCall) {
        try {
            var folder = Files.createTempDirectory("recording");
            var wav = folder.resolve("call.wav");
            var ogg = folder.resolve("call.ogg");
            try {
                return lookup.recording(tenant, providerCall, wav)
                        ? Optional.of(store(tenant, attempt, wav, ogg))
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(wav);
                Files.deleteIfExists(ogg);
                Files.deleteIfExists(folder);
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    /** Whatever was brought of a call of which nothing is kept. */
    void drop(TenantId tenant, UUID attempt) {
        files.delete(Results.fileKey(tenant, attempt, "ogg"));
        files.delete(Results.fileKey(tenant, attempt, "wav"));
    }

    private Stored store(TenantId tenant, UUID attempt, Path wav, Path ogg) throws IOException {
        return sounds.encode(wav, ogg)
                ? put(Results.fileKey(tenant, attempt, "ogg"), "audio/ogg", ogg)
                : put(Results.fileKey(tenant, attempt, "wav"), "audio/wav", wav);
    }

    private Stored put(String key, String contentType, Path file) throws IOException {
        files.put(key, contentType, file);
        return new Stored(key, Math.toIntExact(Files.size(file)));
    }
}
