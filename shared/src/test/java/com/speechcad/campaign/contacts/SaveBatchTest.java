package com.speechcad.campaign.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.notify.TestChatFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an import remembers of its list is never believed where somebody else has changed the list since. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaveBatchTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("phone", "phone", ""), new Column("name", "name", ""));

    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app = TestApp.with(sent);
    private int people = 5_000;

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void a_contact_that_was_removed_between_two_batches_comes_again() {
        var ana = somebody();
        var list = ana.list("US");
        var id = begun(ana, list);
        var known = new KnownNumbers();
        save(ana, id, known, row(1, 1, "Ann"), row(2, 2, "Bob"));

        assertThat(ana.in(() -> app.get(Contacts.class).remove(list, new PhoneNumber(number(1)))))
                .isTrue();
        save(ana, id, known, row(3, 1, "Ann again"), row(4, 2, "Bob again"));

        assertThat(ana.numbers(list)).containsExactly(number(2), number(1));
        assertThat(ana.find(id).counts().ready()).isEqualTo(3);
        assertThat(ana.rejects(id)).containsExactly("4 REPEATED");
        assertThat(ana.list(list).contacts()).isEqualTo(2);
    }

    @Test
    void what_another_import_brought_between_two_batches_is_known_and_stays_as_it_came() {
        var ana = somebody();
        var list = ana.list("US");
        var first = begun(ana, list);
        var known = new KnownNumbers();
        save(ana, first, known, row(1, 1, "Ann"));
        var second = begun(ana, list);
        save(ana, second, new KnownNumbers(), row(1, 2, ""), row(2, 1, "Ann of the second"));

        save(ana, first, known, row(2, 2, "Bob"), row(3, 3, "Cid"));

        assertThat(ana.rejects(first)).containsExactly("2 KNOWN");
        assertThat(ana.rejects(second)).containsExactly("2 KNOWN");
        assertThat(ana.numbers(list)).containsExactly(number(1), number(3), number(2));
        assertThat(ana.contacts(list).getLast().variables()).isEmpty();
        assertThat(ana.list(list).contacts()).isEqualTo(3);
    }

    @Test
    void who_said_no_does_not_come_in_however_many_said_so() {
        var ana = somebody();
        var list = ana.list("US");
        var id = begun(ana, list);
        for (var others : List.of(0, 999, 1_000)) {
            app.database().admin("""
                    insert into do_not_call (tenant_id, business_id, number, source, since)
                    select 1, %d, '+1212555' || lpad(n::text, 4, '0'), 'OPERATOR', now() from generate_series(1, %d) n
                    on conflict do nothing;
                    insert into do_not_call (tenant_id, business_id, number, source, since)
                    select 1, %1$d, '%s', 'KEY', now() on conflict do nothing
                    """.formatted(ana.business().value(), others, number(1)));
            save(ana, id, new KnownNumbers(), row(2 * others + 1, 1, "Ann"), row(2 * others + 2, 2, "Bob"));
        }

        assertThat(ana.numbers(list)).containsExactly(number(2));
        assertThat(ana.find(id).counts().doNotCall()).isEqualTo(3);
    }

    @Test
    void rejected_rows_are_there_for_a_month_and_then_deleted_however_many_imports_there_are() {
        var ana = somebody();
        var list = ana.list("US");
        var imports = IntStream.range(0, 120)
                .mapToObj(_ -> {
                    var id = begun(ana, list);
                    save(ana, id, new KnownNumbers(), row(1, 1, "Ann"), row(2, 1, "Ann again"));
                    app.database()
                            .admin("update contact_import set state = 'CANCELLED', finished_at = '"
                                    + app.clock().instant() + "' where id = '" + id + "'");
                    return id;
                })
                .toList();

        app.clock().advance(ForgetRejects.KEPT.minusSeconds(1));
        app.get(ForgetRejects.class).run(Duration.ofSeconds(30));
        assertThat(imports).allSatisfy(id -> assertThat(ana.rejects(id)).isNotEmpty());
        app.clock().advance(Duration.ofSeconds(1));
        app.get(ForgetRejects.class).run(Duration.ofSeconds(30));

        assertThat(imports).allSatisfy(id -> assertThat(ana.rejects(id)).isEmpty());
        assertThat(ana.in(() -> app.get(SendRejects.class).areKept(imports.getFirst())))
                .isFalse();
    }

    @Test
    void who_remembers_and_who_asks_bring_the_same() {
        for (var seed = 0L; seed < 8; seed++) {
            var chance = new Random(seed);
            var batches = IntStream.range(0, 5)
                    .mapToObj(batch -> IntStream.range(0, 20)
                            .mapToObj(at -> row(batch * 20 + at + 1, chance.nextInt(60), name(chance)))
                            .toArray(JudgeRow.Good[]::new))
                    .toList();

            assertThat(outcome(batches, true))
                    .as("seed %d", seed)
                    .isEqualTo(outcome(batches, false))
                    .satisfies(same -> assertThat(same.rejects()).hasSizeBetween(10, 90));
        }
    }

    private record Ended(Import.Counts counts, List<String> rejects, List<Contact> contacts) {}

    private Ended outcome(List<JudgeRow.Good[]> batches, boolean remembers) {
        var ana = somebody();
        var list = ana.list("US");
        var id = begun(ana, list);
        var known = new KnownNumbers();
        for (var batch : batches) {
            save(ana, id, remembers ? known : asking(), batch);
        }
        return new Ended(ana.find(id).counts(), ana.rejects(id), ana.contacts(list));
    }

    /** As one that begins in the middle. */
    private static KnownNumbers asking() {
        return new KnownNumbers();
    }

    private static String name(Random chance) {
        return chance.nextBoolean() ? "" : "N" + chance.nextInt(9);
    }

    private void save(Importing ana, UUID id, KnownNumbers known, JudgeRow.Good... rows) {
        ana.in(() -> {
            var save = app.get(SaveBatch.class);
            save.save(
                    save.lock(id, ana.list(ana.find(id).list())),
                    Batch.of(new ArrayList<>(List.of(rows)), new VariablesJson(List.of("name"))),
                    known);
            return 1;
        });
    }

    private UUID begun(Importing ana, UUID list) {
        var id = ana.paste(list, "as if it was read");
        var imports = app.get(Imports.class);
        ana.in(() -> imports.move(id, ImportState.RECEIVED, ImportState.READING));
        ana.in(() -> {
            imports.keepSurvey(
                    id,
                    new Survey(
                            new Dialect(Dialect.Kind.TABLE, "UTF-8", ",", "\"", false), COLUMNS, Optional.of(0), 100));
            return imports.move(id, ImportState.READING, ImportState.IMPORTING);
        });
        return id;
    }

    private static JudgeRow.Good row(int number, int person, String name) {
        var looked = PhoneNumber.look(number(person), "US").orElseThrow();
        return new JudgeRow.Good(new RawRow(number, List.of(number(person), name)), looked, List.of(name));
    }

    private static String number(int person) {
        return "+141555501%02d".formatted(person);
    }

    private Importing somebody() {
        return new Importing(app, sent, ++people);
    }
}
