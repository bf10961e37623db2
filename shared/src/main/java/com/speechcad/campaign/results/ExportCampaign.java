package com.speechcad.campaign.results;

import com.speechcad.call.EndReason;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.results.ContactRows.ContactRow;
import com.speechcad.campaign.results.TableWriter.Cell;
import com.speechcad.campaign.results.TableWriter.Format;
import com.speechcad.campaign.results.TableWriter.Table;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.NotMade;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Users;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.Words;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rows of a campaign as a table in its owner's chat. Read and written a few thousand at a time, so that the memory
 * does not grow with the campaign; while it runs, each piece is as it is when it is read.
 */
@Singleton
@Requires(beans = TableWriter.class)
class ExportCampaign implements GivesUp {
    static final String KIND = "export-campaign";
    private static final int A_PIECE = 2_000;

    private final Tx tx;
    private final Campaigns campaigns;
    private final ContactRows contacts;
    private final TableFile file;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;
    private final SendFile sendFile;

    ExportCampaign(
            Tx tx,
            Campaigns campaigns,
            ContactRows contacts,
            TableFile file,
            Users users,
            Chats chats,
            NotMade notMade,
            SendFile sendFile) {
        this.tx = tx;
        this.campaigns = campaigns;
        this.contacts = contacts;
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

    @Override
    public Optional<String> campaign(Job job) {
        return Optional.of(job.subjectHead());
    }

    private record Wanted(
            TenantId tenant, Campaign campaign, Reader reader, List<String> variables, Map<String, String> steps) {}

    @Override
    public Outcome run(Job job) {
        var parts = job.subjectParts(3);
        var id = UUID.fromString(parts.get(0));
        var format = Format.valueOf(parts.get(1));
        tx.call(job.tenant(), () -> campaigns.find(id).map(campaign -> wanted(job.tenant(), campaign)))
                .ifPresent(wanted -> make(job, wanted, format));
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        campaigns.find(job.subjectId()).ifPresent(one -> notMade.tell(job.id(), one.user()));
    }

    private Wanted wanted(TenantId tenant, Campaign campaign) {
        return new Wanted(
                tenant,
                campaign,
                users.get(campaign.user()).reader(),
                contacts.variables(campaign.id()),
                contacts.steps(campaign.id()));
    }

    private void make(Job job, Wanted wanted, Format format) {
        var kept = file.keep(job, format, wanted.reader.language(), header(wanted), table -> write(wanted, table));
        sendFile.deliver(job.tenant(), wanted.campaign.user(), kept.key(), () -> send(job, wanted, kept, format));
    }

    private int write(Wanted wanted, Table table) {
        var seq = 0;
        var rows = 0;
        while (true) {
            var after = seq;
            var piece = tx.call(wanted.tenant, () -> piece(wanted, after));
            piece.forEach(line -> table.row(line.cells));
            rows += piece.size();
            if (piece.size() < A_PIECE) {
                return rows;
            }
            seq = piece.getLast().seq;
        }
    }

    private record Line(int seq, List<Cell> cells) {}

    private List<Line> piece(Wanted wanted, int after) {
        var rows = contacts.after(wanted.campaign.id(), after, A_PIECE);
        if (rows.isEmpty()) {
            return List.of();
        }
        var given = contacts
                .given(
                        wanted.campaign.id(),
                        rows.getFirst().seq(),
                        rows.getLast().seq())
                .stream()
                .collect(Collectors.groupingBy(ContactRows.Given::seq));
        return rows.stream()
                .map(row -> new Line(row.seq(), cells(wanted, row, given.getOrDefault(row.seq(), List.of()))))
                .toList();
    }

    private static List<String> header(Wanted wanted) {
        var names = Stream.of(
                        CampaignText.COLUMN_NUMBER,
                        CampaignText.COLUMN_STATE,
                        CampaignText.COLUMN_REASON,
                        CampaignText.COLUMN_OUTCOME,
                        CampaignText.COLUMN_TRIES,
                        CampaignText.COLUMN_CALLED_AT,
                        CampaignText.COLUMN_SECONDS,
                        CampaignText.COLUMN_TRANSFERRED,
                        CampaignText.COLUMN_CHARGED)
                .map(name -> words(Text.text(name), wanted.reader));
        return Stream.of(names, wanted.steps.values().stream(), wanted.variables.stream())
                .flatMap(columns -> columns)
                .toList();
    }

    private static List<Cell> cells(Wanted wanted, ContactRow row, List<ContactRows.Given> given) {
        var cells = new ArrayList<Cell>();
        cells.add(new Cell.Words(row.number().e164()));
        cells.add(said(CampaignWords.contact(row.state()), wanted.reader));
        cells.add(row.rule()
                .<Cell>map(rule -> new Cell.Words(words(CampaignWords.rule(rule), wanted.reader)))
                .orElseGet(Cell.Empty::new));
        cells.add(row.outcome()
                .<Cell>map(word -> said(EndReason.of(word), wanted.reader))
                .orElseGet(Cell.Empty::new));
        cells.add(new Cell.Whole(row.tries()));
        cells.add(row.calledAt()
                .<Cell>map(at -> new Cell.At(LocalDateTime.ofInstant(at, wanted.reader.zone())))
                .orElseGet(Cell.Empty::new));
        cells.add(new Cell.Whole(row.seconds()));
        cells.add(new Cell.Whole(row.transferredSeconds()));
        cells.add(new Cell.Amount(row.charged()));
        for (var step : wanted.steps.keySet()) {
            // The answer of the last call counts.
            cells.add(given.stream()
                    .filter(one -> one.step().equals(step))
                    .reduce((_, last) -> last)
                    .<Cell>map(last -> new Cell.Words(last.shown()))
                    .orElseGet(Cell.Empty::new));
        }
        for (var name : wanted.variables) {
            cells.add(new Cell.Words(row.variables().getOrDefault(name, "")));
        }
        return cells;
    }

    private void send(Job job, Wanted wanted, TableFile.Kept kept, Format format) {
        var user = users.get(wanted.campaign.user());
        var name = wanted.campaign.fileName() + "." + format.ending();
        chats.putOnce(
                user.chat(),
                "export:" + job.id(),
                Message.of(Text.text(CampaignText.EXPORT_FILE)
                                .with("name", wanted.campaign.plan().name())
                                .with("count", kept.rows())
                                .with("state", CampaignWords.state(wanted.campaign)))
                        .with(new Message.Attachment.Document(kept.key(), name))
                        .asNew(),
                user.reader());
    }

    private static Cell said(TextKey key, Reader reader) {
        return new Cell.Words(words(Text.text(key), reader));
    }

    private static String words(Text text, Reader reader) {
        return Words.plain(text, reader);
    }
}
