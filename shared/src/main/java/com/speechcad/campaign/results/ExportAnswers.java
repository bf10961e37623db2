package com.speechcad.campaign.results;

import com.speechcad.call.Attempt;
import com.speechcad.call.CallText;
import com.speechcad.call.Inbox;
import com.speechcad.call.InboxAnswers;
import com.speechcad.call.LiveMessage;
import com.speechcad.campaign.results.TableWriter.Cell;
import com.speechcad.campaign.results.TableWriter.Format;
import com.speechcad.campaign.results.TableWriter.Table;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.notify.NotMade;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Users;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.UtcOffset;
import com.speechcad.text.Words;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The answers to a flow as a table in the chat of whoever asked: a row for each call that was answered, a column for each
 * question. It says what the inbox says and no more: numbers and typed answers are masked, and what may not be seen yet is not
 * in it. Read and written piece by piece, so that the memory does not grow with the calls.
 */
@Singleton
@Requires(beans = TableWriter.class)
class ExportAnswers implements GivesUp {
    static final String KIND = "export-answers";
    private static final int A_PIECE = 1_000;

    private final Tx tx;
    private final Inbox inbox;
    private final InboxAnswers answers;
    private final TableFile file;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;
    private final SendFile sendFile;

    ExportAnswers(
            Tx tx,
            Inbox inbox,
            InboxAnswers answers,
            TableFile file,
            Users users,
            Chats chats,
            NotMade notMade,
            SendFile sendFile) {
        this.tx = tx;
        this.inbox = inbox;
        this.answers = answers;
        this.file = file;
        this.users = users;
        this.chats = chats;
        this.notMade = notMade;
        this.sendFile = sendFile;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** @param questions the words of each step that was answered, by step */
    private record Wanted(UserId user, UUID flow, String name, Reader reader, Map<String, String> questions) {}

    @Override
    public Outcome run(Job job) {
        var flow = UUID.fromString(job.subjectParts(3).get(1));
        tx.call(job.tenant(), () -> wanted(job.subjectUser(), flow))
                .ifPresentOrElse(
                        wanted -> make(job, wanted),
                        () -> tx.run(job.tenant(), () -> notMade.tell(job.id(), job.subjectUser())));
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        notMade.tell(job.id(), job.subjectUser());
    }

    /** Nothing, when the calls are gone meanwhile. */
    private Optional<Wanted> wanted(UserId user, UUID flow) {
        return inbox.nameOf(user, flow).map(name -> {
            var questions = new LinkedHashMap<String, String>();
            answers.questions(user, flow).forEach(one -> questions.putIfAbsent(one.step(), one.label()));
            return new Wanted(user, flow, name, users.get(user).reader(), questions);
        });
    }

    private void make(Job job, Wanted wanted) {
        var kept = file.keep(
                job, Format.CSV, wanted.reader.language(), header(wanted), table -> write(job, wanted, table));
        sendFile.deliver(job.tenant(), wanted.user, kept.key(), () -> send(job, wanted, kept));
    }

    private int write(Job job, Wanted wanted, Table table) {
        Optional<Attempt> last = Optional.empty();
        var rows = 0;
        while (true) {
            var after = last;
            var piece = tx.call(job.tenant(), () -> answers.before(wanted.user, wanted.flow, after, A_PIECE));
            piece.forEach(call -> table.row(cells(wanted, call)));
            rows += piece.size();
            if (piece.size() < A_PIECE) {
                return rows;
            }
            last = Optional.of(piece.getLast().attempt());
        }
    }

    private static List<String> header(Wanted wanted) {
        var columns = new ArrayList<String>();
        for (var column : List.of(
                CallText.ANSWERS_CALL,
                CallText.ANSWERS_TIME,
                CallText.ANSWERS_ZONE,
                CallText.ANSWERS_NUMBER,
                CallText.ANSWERS_OUTCOME)) {
            columns.add(said(column, wanted.reader));
        }
        columns.addAll(wanted.questions.values());
        return columns;
    }

    private static List<Cell> cells(Wanted wanted, InboxAnswers.Call call) {
        var attempt = call.attempt();
        var at = attempt.startedAt().orElse(attempt.plannedAt()).atZone(wanted.reader.zone());
        var cells = new ArrayList<Cell>();
        cells.add(new Cell.Words(attempt.shortName()));
        cells.add(new Cell.At(at.toLocalDateTime()));
        cells.add(new Cell.Words(UtcOffset.said(at.getOffset())));
        cells.add(new Cell.Words(attempt.to().masked()));
        cells.add(new Cell.Words(Words.plain(LiveMessage.reason(attempt), wanted.reader)));
        for (var step : wanted.questions.keySet()) {
            var given = call.given().get(step);
            cells.add(given == null ? new Cell.Empty() : new Cell.Words(given));
        }
        return cells;
    }

    private void send(Job job, Wanted wanted, TableFile.Kept kept) {
        var user = users.get(wanted.user);
        chats.putOnce(
                user.chat(),
                "answers:" + job.id(),
                Message.of(Text.text(CallText.ANSWERS_FILE)
                                .with("name", wanted.name)
                                .with("count", kept.rows()))
                        .with(new Message.Attachment.Document(kept.key(), FileText.ANSWERS.name(user.reader(), "csv")))
                        .asNew(),
                user.reader());
    }

    private static String said(TextKey key, Reader reader) {
        return Words.plain(Text.text(key), reader);
    }
}
