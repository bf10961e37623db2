package com.speechcad.flow;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;

/** Plays a voice's sample in the chat; the worker fetches it, and the bucket keeps it for the next who listens. */
@Singleton
public class VoiceSamples implements JobHandler {
    static final String KIND = "voice-sample";
    private static final long LEAST_BETWEEN_SECONDS = 10;

    private final Tx tx;
    private final Jobs jobs;
    private final Voices voices;
    private final VoiceSampleSource source;
    private final FileStore files;
    private final Users users;
    private final Chats chats;
    private final Clock clock;

    VoiceSamples(
            Tx tx,
            Jobs jobs,
            Voices voices,
            VoiceSampleSource source,
            FileStore files,
            Users users,
            Chats chats,
            Clock clock) {
        this.tx = tx;
        this.jobs = jobs;
        this.voices = voices;
        this.source = source;
        this.files = files;
        this.users = users;
        this.chats = chats;
        this.clock = clock;
    }

    /** Has it played; once in ten seconds at most, however often it is tapped. */
    public void ask(UserId listener, Voice voice) {
        var moment = clock.instant().getEpochSecond() / LEAST_BETWEEN_SECONDS;
        jobs.add(KIND, listener.value() + ":" + moment + ":" + voice.id(), "{}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var parts = job.subject().split(":", 3);
        var voice = tx.call(job.tenant(), () -> voices.find(parts[2]));
        var preview = voice.flatMap(Voice::preview);
        if (preview.isEmpty()) {
            return new Outcome.Done();
        }
        var key = "%d/voices/%s.%s"
                .formatted(
                        job.tenant().value(),
                        Digest.sha256Hex(preview.get().toString()).substring(0, 24),
                        ending(preview.get()));
        if (files.get(key).isEmpty()) {
            var sample = source.read(preview.get());
            if (sample.isEmpty()) {
                return new Outcome.Refused("the voice has no sample at its address");
            }
            files.put(key, "audio/mpeg", sample.get());
        }
        play(job, new UserId(Long.parseLong(parts[0])), voice.get(), key);
        return new Outcome.Done();
    }

    /** One place in the chat for all samples: the newest stands there. */
    private void play(Job job, UserId listener, Voice voice, String key) {
        tx.run(job.tenant(), () -> {
            var user = users.get(listener);
            var name = voice.name().replaceAll("[^\\p{L}\\p{N} -]", "");
            chats.put(
                    user.chat(),
                    "voice-sample",
                    Message.of(Text.text(PictureText.VOICE_SAMPLE).with("name", voice.name()))
                            .with(new Message.Attachment.Audio(
                                    key, name + "." + key.substring(key.lastIndexOf('.') + 1)))
                            .asNew(),
                    user.reader());
        });
    }

    private static String ending(URI preview) {
        var path = String.valueOf(preview.getPath()).toLowerCase(Locale.ROOT);
        return path.endsWith(".wav") ? "wav" : path.endsWith(".m4a") ? "m4a" : "mp3";
    }
}
