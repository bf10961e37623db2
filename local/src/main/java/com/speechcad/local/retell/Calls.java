package com.speechcad.local.retell;

import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** All calls, in the journal and in memory, under one lock; a version that grows with every step of any of them. */
final class Calls {
    private static final String CALL = "retell-call";
    private static final String SAID = "retell-said";

    private final Journal journal;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long version;

    Calls(Journal journal) {
        this.journal = journal;
        journal.all(CALL).forEach((id, json) -> calls.put(id, Json.parse(json, Call.class)));
        journal.all(SAID).forEach((key, json) -> {
            var call = calls.get(key.substring(0, key.indexOf('/')));
            if (call != null) {
                place(call, Integer.parseInt(key.substring(key.indexOf('/') + 1)), Json.parse(json, Entry.class));
            }
        });
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void locked(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    Optional<Call> find(String id) {
        return locked(() -> Optional.ofNullable(calls.get(id)));
    }

    /** In the order they were created. */
    List<Call> all() {
        return locked(() -> new ArrayList<>(calls.values()));
    }

    /** Those that take up a slot: ringing or talking. */
    long busy() {
        return locked(() -> calls.values().stream().filter(call -> !call.over()).count());
    }

    void save(Call call) {
        locked(() -> {
            calls.put(call.id, call);
            journal.put(CALL, call.id, Json.write(Json.tree(call)));
            version++;
            moved.signalAll();
        });
    }

    void append(Call call, Entry entry) {
        locked(() -> {
            call.entries.add(entry);
            write(call, call.entries.size() - 1, entry);
        });
    }

    /** The last thing said was cut short. */
    void cut(Call call, long atMs) {
        locked(() -> {
            for (int i = call.entries.size() - 1; i >= 0; i--) {
                var entry = call.entries.get(i);
                if (entry.role().equals("agent")) {
                    call.entries.set(i, entry.until(atMs));
                    write(call, i, call.entries.get(i));
                    return;
                }
            }
        });
    }

    void remove(Call call) {
        locked(() -> {
            calls.remove(call.id);
            journal.remove(CALL, call.id);
            for (int i = 0; i < call.entries.size(); i++) {
                journal.remove(SAID, call.id + "/" + i);
            }
            version++;
            moved.signalAll();
        });
    }

    long version() {
        return locked(() -> version);
    }

    /** Waits until something happens after that version; the version then, the same one when time is up. */
    long await(long seen, Duration timeout) {
        lock.lock();
        try {
            var left = timeout.toNanos();
            while (version <= seen && left > 0) {
                left = moved.awaitNanos(left);
            }
            return version;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return version;
        } finally {
            lock.unlock();
        }
    }

    private void write(Call call, int index, Entry entry) {
        journal.put(SAID, call.id + "/" + index, Json.write(Json.tree(entry)));
    }

    private static void place(Call call, int index, Entry entry) {
        // The journal keeps the order of first writing, and entries are written one after the other.
        if (index == call.entries.size()) {
            call.entries.add(entry);
        }
    }
}
