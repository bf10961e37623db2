package com.speechcad.campaign.results;

import com.speechcad.billing.PricedNumbers.Price;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.DryRunLines;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Before anything is spent: a draft's contacts one by one, who would be called from when on, who not, and why. */
@Singleton
@Requires(beans = TableWriter.class)
class ExportDryRun implements GivesUp {
    static final String KIND = "export-dry-run";
    private static final int A_PIECE = 1_000;

    private final Tx tx;
    private final Campaigns campaigns;
    private final DryRunLines lines;
    private final TableFile file;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;
    private final SendFile sendFile;

    ExportDryRun(
            Tx tx,
            Campaigns campaigns,
            DryRunLines lines,
            TableFile file,
            Users users,
            Chats chats,
            NotMade notMade,
            SendFile sendFile) {
        this.tx = tx;
        this.campaigns = campaigns;
        this.lines = lines;
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

    private record Wanted(TenantId tenant, Campaign campaign, Reader reader) {}

    /** A draft that was confirmed or changed meanwhile has no dry run any more. */
    @Override
    public Outcome run(Job job) {
        var parts = job.subjectParts(3);
        var format = Format.valueOf(parts.get(1));
        tx.call(
                        job.tenant(),
                        () -> campaigns
                                .find(UUID.fromString(parts.get(0)))
                                .filter(one -> one.state() == CampaignState.DRAFT
                                        && one.plan().isComplete())
                                .map(one -> new Wanted(
                                        job.tenant(), one, users.get(one.user()).reader())))
                .ifPresent(wanted -> {
                    var kept = file.keep(
                            job,
                            format,
                            wanted.reader.language(),
                            header(wanted.reader),
                            table -> write(wanted, table));
                    sendFile.deliver(
                            job.tenant(),
                            wanted.campaign.user(),
                            kept.key(),
                            () -> draft(wanted.campaign.id())
                                    .filter(one -> one.plan().equals(wanted.campaign.plan()))
                                    .ifPresent(_ -> send(job, wanted, kept, format)));
                });
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        campaigns.find(job.subjectId()).ifPresent(one -> notMade.tell(job.id(), one.user()));
    }

    private Optional<Campaign> draft(UUID id) {
        return campaigns
                .find(id)
                .filter(one -> one.state() == CampaignState.DRAFT && one.plan().isComplete());
    }

    private int write(Wanted wanted, Table table) {
        var place = 0L;
        var rows = 0;
        while (true) {
            var after = place;
            var piece = tx.call(wanted.tenant, () -> lines.after(wanted.campaign, after, A_PIECE));
            piece.forEach(line -> table.row(cells(line, wanted.reader)));
            rows += piece.size();
            if (piece.size() < A_PIECE) {
                return rows;
            }
            place = piece.getLast().place();
        }
    }

    private static List<String> header(Reader reader) {
        return Stream.of(
                        CampaignText.COLUMN_NUMBER,
                        CampaignText.COLUMN_STATE,
                        CampaignText.COLUMN_REASON,
                        CampaignText.COLUMN_FROM,
                        CampaignText.COLUMN_DESTINATION,
                        CampaignText.COLUMN_PER_MINUTE)
                .map(name -> words(Text.text(name).with("zone", reader.zone()), reader))
                .toList();
    }

    private static List<Cell> cells(DryRunLines.Line line, Reader reader) {
        return List.of(
                new Cell.Words(line.to().e164()),
                new Cell.Words(words(Text.text(state(line.state())), reader)),
                line.rule()
                        .<Cell>map(rule -> new Cell.Words(words(CampaignWords.rule(rule), reader)))
                        .orElseGet(Cell.Empty::new),
                line.state() == ContactState.EXCLUDED
                        ? new Cell.Empty()
                        : new Cell.At(LocalDateTime.ofInstant(line.from(), reader.zone())),
                line.price() instanceof Price.Known(var region, var _) && !region.isEmpty()
                        ? new Cell.Words(Locale.of("", region)
                                .getDisplayCountry(reader.language().locale()))
                        : new Cell.Empty(),
                line.price() instanceof Price.Known(var _, var perMinute)
                        ? new Cell.Amount(perMinute)
                        : new Cell.Empty());
    }

    private static TextKey state(ContactState state) {
        return state == ContactState.READY ? CampaignText.WOULD_BE_CALLED : CampaignWords.contact(state);
    }

    private void send(Job job, Wanted wanted, TableFile.Kept kept, Format format) {
        var user = users.get(wanted.campaign.user());
        chats.putOnce(
                user.chat(),
                "export:" + job.id(),
                Message.of(Text.text(CampaignText.DRY_RUN_FILE)
                                .with("name", wanted.campaign.plan().name())
                                .with("count", kept.rows()))
                        .with(new Message.Attachment.Document(
                                kept.key(), wanted.campaign.fileName() + "." + format.ending()))
                        .asNew(),
                user.reader());
    }

    private static String words(Text text, Reader reader) {
        return Words.plain(text, reader);
    }
}
