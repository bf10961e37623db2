package com.speechcad.notify;

import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A chat in memory: what the person sees now, in order. Answers can be made to fail. */
public final class TestMessenger implements Messenger {
    private final Map<Integer, Outgoing> shown = new TreeMap<>();
    private final List<Outgoing> everything = new ArrayList<>();
    private int lastId;
    private @Nullable Delivery next;

    /** The next send or edit answers this instead of doing anything. */
    public synchronized void nextAnswer(Delivery answer) {
        next = answer;
    }

    /** What is on the screen now, oldest first. */
    public synchronized List<Outgoing> shown() {
        return List.copyOf(shown.values());
    }

    /** Everything that was ever sent or edited, in order. */
    public synchronized List<Outgoing> everything() {
        return List.copyOf(everything);
    }

    /** The last message's words. */
    public synchronized String last() {
        return everything.isEmpty() ? "" : everything.getLast().html();
    }

    @Override
    public synchronized Delivery send(TenantId tenant, ChatId chat, Outgoing message) {
        var forced = forced();
        if (forced != null) {
            return forced;
        }
        shown.put(++lastId, message);
        everything.add(message);
        return new Delivery.Shown(lastId);
    }

    @Override
    public synchronized Delivery edit(TenantId tenant, ChatId chat, int messageId, Outgoing message) {
        var forced = forced();
        if (forced != null) {
            return forced;
        }
        if (!shown.containsKey(messageId)) {
            return new Delivery.Gone();
        }
        shown.put(messageId, message);
        everything.add(message);
        return new Delivery.Shown(messageId);
    }

    @Override
    public synchronized void delete(TenantId tenant, ChatId chat, int messageId) {
        shown.remove(messageId);
    }

    private @Nullable Delivery forced() {
        var answer = next;
        next = null;
        return answer;
    }
}
