package com.speechcad.flow;

import com.speechcad.kernel.Digest;
import jakarta.inject.Singleton;

/**
 * A short mark of what a draft says, to be stored and compared later: the same in every process, which {@code hashCode()} is
 * not, because that of an enum is another one in each.
 */
@Singleton
public class DraftDigest {
    private static final int SIGNS = 24;

    private final DraftJson json;

    DraftDigest(DraftJson json) {
        this.json = json;
    }

    /** Of its steps, defaults, voice and task, as they lie in the database: {@value #SIGNS} hexadecimal digits. */
    public String of(Draft draft) {
        return mark(json.write(draft));
    }

    /** The same of a draft under its flow's name. */
    String named(Flow flow) {
        return mark(flow.name() + "\n" + json.write(flow.draft()));
    }

    private static String mark(String words) {
        return Digest.sha256Hex(words).substring(0, SIGNS);
    }
}
