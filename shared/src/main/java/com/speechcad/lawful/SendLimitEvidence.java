package com.speechcad.lawful;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.ChatFiles;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** The document that came with a request for higher limits, sent on to the admin who decides. */
@Singleton
public class SendLimitEvidence implements JobHandler {
    static final String KIND = "limit-evidence";

    private final Tx tx;
    private final Jobs jobs;
    private final LimitRequests requests;
    private final ChatFiles chatFiles;
    private final FileStore files;
    private final Users users;
    private final Chats chats;

    SendLimitEvidence(
            Tx tx, Jobs jobs, LimitRequests requests, ChatFiles chatFiles, FileStore files, Users users, Chats chats) {
        this.tx = tx;
        this.jobs = jobs;
        this.requests = requests;
        this.chatFiles = chatFiles;
        this.files = files;
        this.users = users;
        this.chats = chats;
    }

    /** It comes as a message of its own; once for each admin. */
    public void ask(UserId admin, long request) {
        jobs.add(KIND, request + ":" + admin.value(), "{}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var parts = job.subject().split(":", 2);
        var file = tx.call(
                job.tenant(),
                () -> requests.find(Long.parseLong(parts[0]))
                        .flatMap(request -> request.wish().file()));
        if (file.isEmpty()) {
            return new Outcome.Refused("the request has no file");
        }
        var admin = new UserId(Long.parseLong(parts[1]));
        switch (chatFiles.fetch(job.tenant(), file.get())) {
            case ChatFiles.Fetched.Got(var content) -> {
                var key = job.tenant().value() + "/limits/" + job.id();
                files.put(key, "application/octet-stream", content);
                send(
                        job,
                        admin,
                        Message.of(Text.text(LawfulNews.LIMITS_FILE).with("request", parts[0]))
                                .with(new Message.Attachment.Document(key, "evidence-" + parts[0])));
            }
            case ChatFiles.Fetched.TooBig _, ChatFiles.Fetched.Gone _ ->
                send(
                        job,
                        admin,
                        Message.of(Text.text(LawfulNews.LIMITS_FILE_GONE).with("request", parts[0])));
        }
        return new Outcome.Done();
    }

    private void send(Job job, UserId admin, Message message) {
        tx.run(job.tenant(), () -> {
            var person = users.get(admin);
            chats.putOnce(person.chat(), "limit-evidence:" + job.id(), message.asNew(), person.reader());
        });
    }
}
