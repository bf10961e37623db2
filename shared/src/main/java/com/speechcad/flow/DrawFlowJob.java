package com.speechcad.flow;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Tx;
import com.speechcad.flow.FlowPictures.Drawn;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Draws one flow and shows it in the chat; the pages lie in the bucket before anything says that they are there. */
@Singleton
@Requires(beans = FlowPainter.class)
class DrawFlowJob implements JobHandler {
    static final String KIND = "draw-flow";

    private final Tx tx;
    private final Flows flows;
    private final FlowPictures pictures;
    private final FlowPainter painter;
    private final FileStore files;
    private final Users users;
    private final Chats chats;

    DrawFlowJob(
            Tx tx, Flows flows, FlowPictures pictures, FlowPainter painter, FileStore files, Users users, Chats chats) {
        this.tx = tx;
        this.flows = flows;
        this.pictures = pictures;
        this.painter = painter;
        this.files = files;
        this.users = users;
        this.chats = chats;
    }

    @Override
    public String kind() {
        return KIND;
    }

    private record Wanted(User user, Flow flow, Language language) {}

    @Override
    public Outcome run(Job job) {
        tx.call(job.tenant(), () -> wanted(job.subject()))
                .filter(wanted -> !wanted.flow().draft().steps().isEmpty())
                .ifPresent(wanted -> draw(job, wanted));
        return new Outcome.Done();
    }

    private Optional<Wanted> wanted(String subject) {
        var parts = subject.split(":", 4);
        var reader = new UserId(Long.parseLong(parts[0]));
        return flows.find(reader, new FlowId(UUID.fromString(parts[1])))
                .map(flow -> new Wanted(users.get(reader), flow, Language.valueOf(parts[2])));
    }

    private void draw(Job job, Wanted wanted) {
        var flow = wanted.flow();
        var pages = painter.pages(
                ChartFlow.chart(flow.name(), flow.draft(), wanted.user().reader()));
        var drawn = tx.call(job.tenant(), () -> pictures.planned(flow, wanted.language(), pages.size()));
        for (int page = 1; page <= pages.size(); page++) {
            files.put(drawn.key(page), "image/png", pages.get(page - 1).png());
        }
        var before = tx.call(job.tenant(), () -> {
            var older = pictures.newest(flow.id(), wanted.language());
            pictures.keep(flow, wanted.language(), pages.size());
            show(wanted, drawn);
            return older;
        });
        before.filter(older -> !older.folder().equals(drawn.folder())).ifPresent(this::forget);
    }

    private void show(Wanted wanted, Drawn drawn) {
        var flow = wanted.flow();
        var message = Message.of(Text.text(PictureText.PICTURE)
                        .with("name", flow.name())
                        .with("number", 1)
                        .with("count", drawn.pages()))
                .with(new Message.Attachment.Photo(drawn.key(1), "flow.png"));
        var about = flow.id().value().toString();
        var open = Button.open(Text.text(PublishText.OPEN_FLOW), "flow", about);
        var buttons = drawn.pages() == 1
                ? List.of(open)
                : List.of(Button.open(Text.text(PictureText.NEXT_PAGE), "flow.picture", about + "/2"), open);
        chats.put(
                wanted.user().chat(),
                "picture:" + about,
                message.row(buttons.toArray(Button[]::new)).asNew(),
                wanted.user().reader());
    }

    private void forget(Drawn older) {
        for (int page = 1; page <= older.pages(); page++) {
            files.delete(older.key(page));
        }
    }
}
