package com.speechcad.screen.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.CountedStatements;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.ShortId;
import com.speechcad.text.Language;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list costs: as many statements for a page of rows as for one row, and it never asks the provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsOfAScreenTest {
    private static final int A_PAGE = 6;

    /** Until the driver has prepared its statements, which can cost some more. */
    private static final int TRIES = 8;

    private final CallWorld world = CallWorld.counted();
    private final Owner few = new Owner("Ana", "+14155550161", 1);
    private final Owner many = new Owner("Bea", "+14155550162", A_PAGE);

    @BeforeAll
    void fill() {
        List.of(few, many).forEach(owner -> {
            owner.calls();
            owner.campaigns();
        });
        world.provider.deaf = true;
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"call.history, call.one", "inbox.calls:r, call.one", "inbox.calls:a, call.one", "campaigns, campaign"})
    void a_page_costs_the_same_however_many_rows_are_on_it(String list, String row) {
        costTheSame(few.opens(list), many.opens(list), row);
    }

    @Test
    void a_page_of_those_whom_a_campaign_called_costs_the_same_however_many_they_are() {
        costTheSame(
                few.opens("campaign.people:" + ShortId.of(few.campaign())),
                many.opens("campaign.people:" + ShortId.of(many.campaign())),
                "campaign.person");
    }

    private void costTheSame(Opening one, Opening page, String row) {
        for (var time = 0; time < TRIES; time++) {
            one.cost();
            page.cost();
        }

        var ofOne = one.cost();
        var ofMany = page.cost();

        assertThat(one.rows(row)).isEqualTo(1);
        assertThat(page.rows(row)).isEqualTo(A_PAGE);
        assertThat(ofMany).isEqualTo(ofOne);
    }

    /** A list that somebody opens. */
    private record Opening(DialogDriver person, Incoming.Tapped tap) {
        int cost() {
            var before = CountedStatements.count();
            person.send(tap);
            return CountedStatements.count() - before;
        }

        long rows(String screen) {
            return person.messages().getLast().rows().stream()
                    .flatMap(List::stream)
                    .filter(key -> key.value().startsWith("o:" + screen + ":"))
                    .count();
        }
    }

    /** Somebody with so many calls, and as many campaigns of as many people. */
    private final class Owner {
        private final DialogDriver person;
        private final int rows;

        private Owner(String name, String number, int rows) {
            this.person = world.caller(name, Language.EN, number);
            this.rows = rows;
        }

        private void calls() {
            for (var call = 0; call < rows; call++) {
                person.type("/start")
                        .send(new Incoming.Tapped("c", 0, "o:call"))
                        .tap("Reminder · v1");
                person.tap(person.buttons().stream()
                        .filter(label -> label.startsWith("My number"))
                        .findFirst()
                        .orElseThrow());
                if (person.buttons().contains("Recording and transcript: off")) {
                    person.tap("Recording and transcript: off");
                }
                person.tap("Call now");
                world.ended(world.dispatched());
            }
        }

        /** So many drafts, and one that called as many people and was stopped. */
        private void campaigns() {
            for (var number = 1; number <= rows; number++) {
                insert(new UUID(rows, number), "DRAFT", 0);
            }
            insert(campaign(), "CANCELLED", rows);
            world.app.database().admin("""
                    insert into campaign_contact (tenant_id, campaign_id, seq, number, region, state, next_at)
                    select 1, '%s', n, '+1415555017' || n, 'US', 'CANCELLED', now()
                    from generate_series(1, %d) n""".formatted(campaign(), rows));
        }

        private void insert(UUID campaign, String state, int people) {
            world.app.database().admin("""
                    insert into campaign (tenant_id, id, user_id, business_id, account_id, name, state, created_at,
                      launched_at, started_at, total, copied)
                    select 1, '%s', u.id, b.id, a.id, 'October', '%s', now(),
                      case when %3$d > 0 then now() end, case when %3$d > 0 then now() end, %3$d, %3$d
                    from app_user u join business b on b.owner_user_id = u.id, provider_account a
                    where u.telegram_id = %4$d""".formatted(
                            campaign, state, people, person.chat().value()));
        }

        private UUID campaign() {
            return new UUID(rows, 0);
        }

        private Opening opens(String way) {
            return new Opening(person, new Incoming.Tapped("rows", 0, "o:" + way));
        }
    }
}
