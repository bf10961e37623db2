package com.speechcad.notify;

import com.speechcad.kernel.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What people have sent, in memory. */
public final class TestChatFiles implements ChatFiles {
    private final Map<String, byte[]> sent = new ConcurrentHashMap<>();

    /** Somebody sends a file. */
    public void send(String fileId, byte[] content) {
        sent.put(fileId, content.clone());
    }

    @Override
    public Fetched fetch(TenantId tenant, String fileId) {
        var content = sent.get(fileId);
        if (content == null) {
            return new Fetched.Gone();
        }
        return content.length > LARGEST_BYTES ? new Fetched.TooBig() : new Fetched.Got(content.clone());
    }
}
