package com.speechcad.flow;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.VoiceFiles;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Plays a voice's sample in the chat; the worker fetches it, and the bucket keeps it for the next who listens. */
@Singleton
public class VoiceSamples implements JobHandler {
    static final String KIND = "voice-sample";
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(10);
    private static final String PLAYED = "ogg";

    private final Tx tx;
    private final Jobs jobs;
    private final Voices voices;
    private final VoiceSampleSource source;
    private final VoiceFiles sounds;
    private final FileStore files;
    private final Users users;
    private final Chats chats;

    VoiceSamples(
            Tx tx,
            Jobs jobs,
            Voices voices,
            VoiceSampleSource source,
            VoiceFiles sounds,
            FileStore files,
            Users users,
            Chats chats) {
        this.tx = tx;
        this.jobs = jobs;
        this.voices = voices;
        this.source = source;
        this.sounds = sounds;
        this.files = files;
        this.users = users;
        this.chats = chats;
    }

    /** Has it played; once in ten seconds at most, however often it is tapped. */
    public void ask(UserId listener, Voice voice) {
        jobs.add(KIND, listener.value() + ":" + jobs.period(LEAST_BETWEEN) + ":" + voice.id(), "{}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var parts = job.subjectParts(3);
        var voice = tx.call(job.tenant(), () -> voices.find(parts.get(2)));
        var preview = voice.flatMap(Voice::preview);
        if (preview.isEmpty()) {
            return new Outcome.Done();
        }
        var key = bring(job.tenant(), preview.get());
        if (key.isEmpty()) {
            return new Outcome.Refused("the voice has no sample at its address");
        }
        play(job, new UserId(Long.parseLong(parts.get(0))), voice.get(), key.get());
        return new Outcome.Done();
    }

    /** Where the sample lies in the bucket; empty when there is none at its address. */
    private Optional<String> bring(TenantId tenant, URI preview) {
        var ending = ending(preview);
        var name = tenant.value() + "/voices/"
                + Digest.sha256Hex(preview.toString()).substring(0, 24) + ".";
        return Stream.of(PLAYED, ending)
                .map(name::concat)
                .filter(key -> files.get(key).isPresent())
                .findFirst()
                .or(() -> source.read(preview).map(sample -> store(name, ending, sample)));
    }

    private String store(String name, String ending, byte[] sample) {
        var played = ending.equals("wav") ? sounds.encoded(sample) : Optional.<byte[]>empty();
        var key = name + (played.isPresent() ? PLAYED : ending);
        files.put(key, played.isPresent() ? "audio/ogg" : "audio/mpeg", played.orElse(sample));
        return key;
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
                            .with(sound(key, name + "." + key.substring(key.lastIndexOf('.') + 1)))
                            .asNew(),
                    user.reader());
        });
    }

    private static Message.Attachment sound(String key, String name) {
        return key.endsWith(PLAYED) ? new Message.Attachment.Voice(key, name) : new Message.Attachment.Audio(key, name);
    }

    private static String ending(URI preview) {
        var path = String.valueOf(preview.getPath()).toLowerCase(Locale.ROOT);
        return path.endsWith(".wav") ? "wav" : path.endsWith(".m4a") ? "m4a" : "mp3";
    }
}
