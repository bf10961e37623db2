package com.speechcad.screen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.call.CallWorld;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever called thousands is forgotten too: piece by piece, wherever it is interrupted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeCampaignForgottenTest {
    private static final int CONTACTS = 2_500;
    private static final int CALLS = 1_500;
    /** Of one campaign after another, and of all calls. */
    private static final int PIECES = 3 + 1 + 2;

    private static final int BREAKS_AT = 3;

    /** What one statement may take away; each of the tables below holds more. */
    private static final int MOST_ROWS = 5_000;

    private static final int IN_A_LIST = 11_000;

    private static final String[] HOLDING = {
        "campaign_contact", "contact", "contact_reject", "reference_entry", "call_answer", "call_record", "recording"
    };

    /** Their rows are emptied. */
    private static final Set<String> STAYING = Set.of("campaign_contact", "call_record");

    private static final String NUMBERS = "+1415555019";

    private final Leavers leavers = new Leavers();
    private final CallWorld world = leavers.world;

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void a_large_campaign_is_forgotten_in_pieces_that_go_on_where_the_last_one_ended() {
        var person = world.caller("Theodolinda", Language.EN, "+14155550147");
        person.type("/start")
                .tap("Call")
                .tap("Reminder · v1")
                .tap("My number +1 415-555-0147")
                .tap("Call now");
        world.ended(world.dispatched());
        var user = world.inTenant(() -> world.user(person.chat().value()));
        campaign(user, new UUID(1, 1), CONTACTS);
        campaign(user, new UUID(1, 2), 40);
        calls(user);
        words();
        lists(user);
        breaksAtPiece(BREAKS_AT);
        noStatementTakesMoreThan(MOST_ROWS);
        assertThat(leavers.found(NUMBERS)).containsExactlyInAnyOrder("campaign_contact", "attempt", "contact");
        assertThat(leavers.found("Wilfrieda")).containsExactlyInAnyOrder(HOLDING);

        leavers.asks(person).tap("I give up the $20.00").tap("🗑 Delete my account");
        for (int run = 0; run < 12 && statements() < BREAKS_AT - 1; run++) {
            leavers.once();
            world.app.clock().advance(Duration.ofSeconds(1));
        }

        assertThat(named("campaign_contact", "number"))
                .as("what is done stays done when it breaks off")
                .isEqualTo(CONTACTS + 40 - 2_000);
        assertThat(leavers.found("Theodolinda")).isNotEmpty();
        world.app.clock().advance(Duration.ofMinutes(10));
        leavers.work();

        for (var words : new String[] {NUMBERS, "Theodolinda", "Wilfrieda"}) {
            assertThat(leavers.found(words)).as(words).isEmpty();
        }
        assertThat(statements()).isEqualTo(PIECES);
        assertThat(meetAgain()).as("the same number has the same name").isEqualTo(CALLS);
        assertThat(world.inTenant(world.app.get(Ledger.class)::faults)).isEmpty();
    }

    private void campaign(UserId user, UUID campaign, int contacts) {
        world.inTenant(() ->
                world.app.sql().of("""
                    insert into campaign (id, user_id, business_id, account_id, name, state, created_at)
                    select :id, :user, b.id, p.id, 'October', 'CANCELLED', now()
                    from business b, provider_account p where b.owner_user_id = :user""").with("user", user).with("id", campaign).update());
        made("""
                insert into campaign_contact (tenant_id, campaign_id, seq, number, region, variables, state, next_at)
                select %d, '%s', i, '%s' || lpad(i::text, 4, '0'), 'US', '{"first_name": "Wilfrieda"}',
                  'CANCELLED', now() from generate_series(1, %d) i""".formatted(TestApp.TENANT.value(), campaign, NUMBERS, contacts));
    }

    /** As the one call that was made, to the first contacts. */
    private void calls(UserId user) {
        made("""
                insert into attempt select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
                  'nonce', 'large' || i, 'to_number', '%s' || lpad(i::text, 4, '0'), 'provider_call_id', null,
                  'planned_at', a.planned_at - (i / 100) * interval '1 hour'))).*
                from attempt a, generate_series(1, %d) i where a.user_id = %d""".formatted(NUMBERS, CALLS, user.value()));
        assertThat(named("attempt", "to_number")).isEqualTo(CALLS);
    }

    /** What each of those calls brought. */
    private void words() {
        made("""
                insert into call_record (tenant_id, attempt_id, transcript, summary)
                select tenant_id, id, 'Wilfrieda speaking', 'Wilfrieda agreed' from attempt where nonce like 'large%%';
                insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at)
                select tenant_id, id, i, 's1', 'SPOKEN', 'Wilfrieda', now() from attempt, generate_series(1, 4) i
                where nonce like 'large%%';
                insert into recording (tenant_id, attempt_id, file_key, bytes, keep_until)
                select tenant_id, id, 'Wilfrieda', 1, now() from attempt where nonce like 'large%%'""".formatted());
    }

    /** Two lists, of which one is large, the rows of its file that became no contact, and a list to compare with. */
    private void lists(UserId user) {
        for (var size : new int[] {IN_A_LIST, 40}) {
            made("""
                    insert into contact_list (tenant_id, id, business_id, owner_user_id, name, country, contacts, created_at)
                    select %1$d, '%2$s', id, owner_user_id, 'October', 'US', %3$d, now() from business
                    where owner_user_id = %4$d;
                    insert into contact (tenant_id, list_id, seq, number, region, variables)
                    select %1$d, '%2$s', i, '%5$s' || lpad(i::text, 5, '0'), 'US', '{"first_name": "Wilfrieda"}'
                    from generate_series(1, %3$d) i""".formatted(TestApp.TENANT.value(), new UUID(2, size), size, user.value(), NUMBERS));
        }
        made("""
                insert into contact_import (tenant_id, id, list_id, number, user_id, source, file_name, state, created_at)
                select %1$d, '%2$s', '%2$s', 1, %4$d, 'FILE', 'people.csv', 'ASKING', now();
                insert into contact_reject (tenant_id, import_id, row_number, reason, cells)
                select %1$d, '%2$s', i, 'INVALID', '["Wilfrieda"]' from generate_series(1, %3$d) i;
                insert into reference_list (tenant_id, id, owner_user_id, name, created_at)
                select %1$d, '%2$s', %4$d, 'Members', now();
                insert into reference_entry (tenant_id, list_id, digest)
                select %1$d, '%2$s', 'Wilfrieda' || i from generate_series(1, %3$d) i""".formatted(TestApp.TENANT.value(), new UUID(2, IN_A_LIST), IN_A_LIST, user.value()));
    }

    /** A statement that takes more would not be over in time where there are millions. */
    private void noStatementTakesMoreThan(int rows) {
        made("""
                create function count_rows() returns trigger language plpgsql security definer
                  set search_path = public, pg_temp as $$
                begin
                  if (select count(*) from taken) > %d then
                    raise exception 'too many rows of % at once', tg_table_name;
                  end if;
                  return null;
                end $$;""".replace("rows of %", "rows of %%").formatted(rows));
        for (var table : HOLDING) {
            var taking = STAYING.contains(table) ? "update" : "delete";
            made("create trigger few after " + taking + " on " + table
                    + " referencing old table as taken for each statement execute function count_rows()");
        }
    }

    /** By somebody whose statements may take as long as they do. */
    private void made(String sql) {
        world.app.database().admin(sql);
    }

    /** Counts the statements that take numbers away, and breaks one of them, once. */
    private void breaksAtPiece(int piece) {
        world.app.database().admin("""
                create sequence piece;
                create function count_piece() returns trigger language plpgsql security definer
                  set search_path = public, pg_temp as $$
                begin
                  if nextval('piece') = %d then
                    raise exception 'broken off';
                  end if;
                  return null;
                end $$;
                create trigger counted before update of number on campaign_contact
                  for each statement execute function count_piece();
                create trigger counted before update of to_number on attempt
                  for each statement execute function count_piece();""".formatted(piece));
    }

    /** Those that were carried out, without the one that broke. */
    private long statements() {
        return Long.parseLong(world.app
                        .database()
                        .lines("select last_value from piece")
                        .getFirst())
                - 1;
    }

    private int named(String table, String column) {
        return world.inTenant(() -> world.app
                .sql()
                .of("select count(*) as many from " + table + " where " + column + " like :numbers || '%'")
                .with("numbers", NUMBERS)
                .only(row -> row.integer("many")));
    }

    /** Calls whose number is still that of exactly one contact of the large campaign. */
    private int meetAgain() {
        return world.inTenant(() -> world.app.sql().of("""
                select count(distinct a.id) as many from attempt a
                join campaign_contact c on c.number = a.to_number and c.seq::text = ltrim(substr(a.nonce, 6), '0')
                where a.nonce like 'large%' and a.to_number like '+999%'""").only(row -> row.integer("many")));
    }
}
