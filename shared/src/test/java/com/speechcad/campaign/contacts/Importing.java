package com.speechcad.campaign.contacts;

import com.speechcad.db.Jobs;
import com.speechcad.db.OfTenant;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.notify.TestChatFiles;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Somebody with a list, who sends files to it; and the worker who reads them. */
public final class Importing {
    private static final int DEATHS = 5;

    private final TestApp app;
    private final TestChatFiles sent;
    private final User user;
    private final BusinessId business;
    private int files;

    public Importing(TestApp app, TestChatFiles sent, long telegramId) {
        this.app = app;
        this.sent = sent;
        this.user = in(() -> app.get(Users.class).meet(telegramId, Optional.empty()));
        this.business = in(() -> app.get(Businesses.class).of(user.id()).id());
    }

    public User user() {
        return user;
    }

    public BusinessId business() {
        return business;
    }

    public UUID list(String country) {
        return in(() -> app.get(ContactLists.class)
                .create(business, user.id(), "October", country)
                .orElseThrow());
    }

    /** The file is there, the worker has not looked at it. */
    public UUID send(UUID list, String name, byte[] content) {
        var fileId = "file-" + user.telegramId() + "-" + ++files;
        sent.send(fileId, content);
        return begun(() -> app.get(StartImport.class).file(user.id(), list, fileId, name, content.length));
    }

    public UUID paste(UUID list, String text) {
        return begun(() -> app.get(StartImport.class).text(user.id(), list, text));
    }

    /** Sends it, and the worker does what there is to do. */
    public Import done(UUID list, String name, byte[] content) {
        var id = send(list, name, content);
        work();
        return find(id);
    }

    public Import done(UUID list, String name, String content) {
        return done(list, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Until nothing is due any more. */
    public void work() {
        for (var due = due(); !due.isEmpty(); due = due()) {
            due.forEach(job -> app.get(RunJob.class).run(job.tenant(), job.id()));
        }
    }

    /** One job of those that are due. */
    public void workOnce() {
        due().stream().limit(1).forEach(job -> app.get(RunJob.class).run(job.tenant(), job.id()));
    }

    /** Each try of whatever is due took its process with it, as one that runs out of memory, the last but one now. */
    public void workThatDies() {
        for (var job : due()) {
            app.database()
                    .admin("update job set deaths = " + (DEATHS - 1) + ", leased_at = null, leased_until = '"
                            + app.clock().instant() + "' where id = '" + job.id() + "'");
            app.get(RunJob.class).run(job.tenant(), job.id());
        }
    }

    public Import find(UUID id) {
        return in(() -> app.get(Imports.class).find(id).orElseThrow());
    }

    public ContactList list(UUID id) {
        return in(() -> app.get(ContactLists.class).find(business, id).orElseThrow());
    }

    public List<Contact> contacts(UUID list) {
        return in(() -> app.get(Contacts.class).page(list, 0, 100_000));
    }

    public List<String> numbers(UUID list) {
        return contacts(list).stream()
                .map(Contact::number)
                .map(PhoneNumber::e164)
                .toList();
    }

    /** {@code row REASON} of each rejected row. */
    public List<String> rejects(UUID imported) {
        return in(() -> app.get(Rejects.class).after(imported, 0, 100_000)).stream()
                .map(reject -> reject.row() + " " + reject.why())
                .toList();
    }

    public <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }

    private List<OfTenant<UUID>> due() {
        return app.get(Jobs.class).due(100);
    }

    private UUID begun(Supplier<StartImport.Started> start) {
        return switch (in(start)) {
            case StartImport.Started.Begun(var id) -> id;
            case StartImport.Started.Refused(var why) -> throw new AssertionError("refused: " + why);
        };
    }

    /** The last piece of an import of that number alone, in the open transaction: without the worker. */
    public boolean comes(UUID list, String number) {
        var id = paste(list, "as if it was read");
        var columns = List.of(new Column("phone", "phone", ""));
        var imports = app.get(Imports.class);
        imports.move(id, ImportState.RECEIVED, ImportState.READING);
        imports.keepSurvey(
                id, new Survey(new Dialect(Dialect.Kind.TABLE, "UTF-8", ",", "\"", false), columns, Optional.of(0), 1));
        imports.move(id, ImportState.READING, ImportState.IMPORTING);
        var save = app.get(SaveBatch.class);
        var row = new JudgeRow.Good(
                new RawRow(1, List.of(number)), PhoneNumber.look(number, "US").orElseThrow(), List.of());
        save.save(
                save.lock(id, list(list)),
                Batch.of(new ArrayList<>(List.of(row)), new VariablesJson(List.of())),
                new KnownNumbers());
        return true;
    }
}
