package com.speechcad.lawful;

import com.speechcad.db.FileStore;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.ChatFiles;
import com.speechcad.notify.Chats;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.notify.NotMade;
import com.speechcad.tenant.Users;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The document that came with a request for higher limits, sent on to the admin who decides. */
@Singleton
public class SendLimitEvidence implements GivesUp {
    static final String KIND = "limit-evidence";

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

    private final Tx tx;
    private final Jobs jobs;
    private final LimitRequests requests;
    private final ChatFiles chatFiles;
    private final FileStore files;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;

    SendLimitEvidence(
            Tx tx,
            Jobs jobs,
            LimitRequests requests,
            ChatFiles chatFiles,
            FileStore files,
            Users users,
            Chats chats,
            NotMade notMade) {
        this.tx = tx;
        this.jobs = jobs;
        this.requests = requests;
        this.chatFiles = chatFiles;
        this.files = files;
        this.users = users;
        this.chats = chats;
        this.notMade = notMade;
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
        var request = job.subjectHead();
        var wish = tx.call(
                job.tenant(), () -> requests.find(Long.parseLong(request)).map(LimitRequest::wish));
        var file = wish.flatMap(LimitRequest.Wish::file);
        if (file.isEmpty()) {
            return new Outcome.Refused("the request has no file");
        }
        var ending = ending(wish.orElseThrow().evidence());
        var admin = admin(job);
        switch (chatFiles.fetch(job.tenant(), file.get())) {
            case ChatFiles.Fetched.Got(var content) -> {
                var key = job.tenant().value() + "/limits/" + job.id();
                files.put(key, "application/octet-stream", content);
                send(
                        job,
                        admin,
                        reader -> Message.of(Text.text(LawfulNews.LIMITS_FILE).with("request", request))
                                .with(new Message.Attachment.Document(
                                        key,
                                        Words.plain(Text.text(FileText.EVIDENCE), reader) + "-" + request + ending)));
            }
            case ChatFiles.Fetched.TooBig _, ChatFiles.Fetched.Gone _ ->
                send(
                        job,
                        admin,
                        _ -> Message.of(Text.text(LawfulNews.LIMITS_FILE_GONE).with("request", request)));
        }
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        notMade.tell(job.id(), admin(job));
    }

    private static UserId admin(Job job) {
        return new UserId(Long.parseLong(job.subjectParts(2).get(1)));
    }

    /** That of the file as it was sent, without which nothing opens it; of the name nothing else is taken over. */
    private static String ending(String evidence) {
        var found = ENDING.matcher(evidence.strip());
        return found.find() ? found.group().toLowerCase(Locale.ROOT) : "";
    }

    private void send(Job job, UserId admin, Function<Reader, Message> message) {
        tx.run(job.tenant(), () -> {
            var person = users.get(admin);
            var reader = person.reader();
            chats.putOnce(
                    person.chat(),
                    // By the wish: the file is found, and goes, when its person is forgotten.
                    KIND + ":" + job.subjectHead() + ":" + job.id(),
                    message.apply(reader).asNew(),
                    reader);
        });
    }
}
