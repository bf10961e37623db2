package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every net of the ledger holds, and each is one that somebody would notice: in a copy of the schema with one of them taken
 * out, its check fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerNetsTest {
    private static final Path PAGE = Path.of("..", "docs", "money-proof.md");
    private static final String MARK = "<!-- mutants of the ledger -->\n";

    private final RawBooks healthy = new RawBooks(TestDatabase.fresh());

    /** One change of the schema that must not go unnoticed. */
    private record Mutant(String name, LedgerNet net, Change change) {}

    @FunctionalInterface
    private interface Change {
        void to(TestDatabase database) throws SQLException;
    }

    private static final List<Mutant> MUTANTS = List.of(
            sql(
                    "no CHECK on balances",
                    LedgerNet.A_BALANCE_BELOW_ZERO_IS_REFUSED_BY_THE_TABLE,
                    "alter table ledger_account drop constraint ledger_account_never_below_zero"),
            sql(
                    "no CHECK on receivables",
                    LedgerNet.NOBODY_IS_OWED_BY_THOSE_WHO_OWE,
                    "alter table ledger_account drop constraint ledger_account_never_below_zero"),
            code(
                    "a debit is not guarded by its WHERE",
                    LedgerNet.A_DEBIT_BEYOND_WHAT_IS_AVAILABLE_IS_REJECTED,
                    "ledger_debit",
                    "posted_micros - held_micros - micros >= 0",
                    "true"),
            code(
                    "a debit forgets what is held",
                    LedgerNet.HELD_MONEY_IS_NOT_SPENT,
                    "ledger_debit",
                    "posted_micros - held_micros - micros >= 0",
                    "posted_micros - micros >= 0"),
            code(
                    "a hold is not guarded by its WHERE",
                    LedgerNet.A_HOLD_BEYOND_WHAT_IS_AVAILABLE_IS_REJECTED,
                    "ledger_authorise",
                    "posted_micros - held_micros - micros >= 0",
                    "true"),
            code(
                    "a hold comes back beside a debt",
                    LedgerNet.WHAT_COMES_BACK_SETTLES_WHAT_IS_OWED,
                    "ledger_close",
                    "perform ledger_settle_by_close(tenant, op, held.user_id, at);",
                    "null;"),
            code(
                    "a debt is looked for before the wallet is locked",
                    LedgerNet.WHAT_COMES_BACK_SETTLES_WHAT_WAS_NOT_OWED_YET_WHEN_IT_WAS_ASKED_BACK,
                    "ledger_close",
                    "  update ledger_account set held_micros",
                    """
                      if not exists (select from ledger_account where owner_user_id = held.user_id
                          and code = 'receivable' and posted_micros < 0) then held.user_id := null; end if;
                      update ledger_account set held_micros"""),
            sql(
                    "the key is not unique",
                    LedgerNet.ONE_KEY_MOVES_MONEY_ONCE_HOWEVER_MANY_ASK,
                    "alter table ledger_op drop constraint ledger_op_pkey"),
            code(
                    "requests are not compared",
                    LedgerNet.A_KEY_FOR_SOMETHING_ELSE_IS_REFUSED,
                    "ledger_replay",
                    "op.request_hash <> digest",
                    "false"),
            sql(
                    "a provider's event is not unique",
                    LedgerNet.AN_EVENT_OF_A_PROVIDER_IS_CREDITED_ONCE,
                    "drop index ledger_op_one_event"),
            sql(
                    "a charge is not unique",
                    LedgerNet.A_CALL_IS_CHARGED_ONCE_EVEN_UNDER_TWO_KEYS,
                    "drop index ledger_op_one_charge"),
            code(
                    "a capture has a closing key of its own",
                    LedgerNet.A_HOLD_IS_CLOSED_ONCE_WHATEVER_THE_CAUSE,
                    "ledger_capture",
                    "':close'",
                    "':captured'"),
            code(
                    "what is not available is not owed",
                    LedgerNet.A_LATE_CHARGE_TAKES_WHAT_IS_AVAILABLE_AND_THE_REST_IS_OWED,
                    "ledger_capture",
                    "if part < amounts[i] then",
                    "if false then"),
            code(
                    "a credit leaves the debt",
                    LedgerNet.A_CREDIT_SETTLES_WHAT_IS_OWED_FIRST,
                    "ledger_settle_debt",
                    "if settled > 0 then",
                    "if false then"),
            code(
                    "a refund looks before it locks",
                    LedgerNet.REFUNDS_AT_ONCE_STAY_WITHIN_THE_ORIGINAL,
                    "ledger_refund",
                    "code = 'wallet' for update",
                    "code = 'wallet'"),
            code(
                    "a release takes the wallet before the key",
                    LedgerNet.CAPTURE_AND_RELEASE_AT_ONCE_DO_NOT_WAIT_FOR_EACH_OTHER,
                    "ledger_close",
                    "  insert into ledger_op",
                    "  perform from ledger_account where tenant_id = tenant and id = held.account_id for update;\n"
                            + "  insert into ledger_op"),
            code(
                    "the checkpoint goes up to the newest transaction",
                    LedgerNet.A_STALLED_TRANSACTION_IS_NOT_PASSED_OVER_BY_THE_CHECKPOINT,
                    "ledger_fold",
                    "pg_snapshot_xmin(pg_current_snapshot())",
                    "pg_snapshot_xmax(pg_current_snapshot())"),
            code(
                    "the proof goes up to the newest transaction",
                    LedgerNet.THE_PROOF_PASSES_NOBODY_OVER_WHO_COMMITS_LATE,
                    "ledger_prove",
                    "x.xid < horizon",
                    "true"),
            code(
                    "recordings are booked as usage",
                    LedgerNet.EVERY_KIND_IS_BOOKED_TO_ITS_ACCOUNT,
                    "ledger_into",
                    "WHEN 'RECORDING'::text THEN 5",
                    "WHEN 'RECORDING'::text THEN 4"),
            code(
                    "plans are booked as adjustments",
                    LedgerNet.EVERY_KIND_IS_BOOKED_TO_ITS_ACCOUNT,
                    "ledger_into",
                    "WHEN 'SUBSCRIPTION'::text THEN 3",
                    "WHEN 'SUBSCRIPTION'::text THEN 6"),
            code(
                    "the proof does not compare accounts and kinds",
                    LedgerNet.THE_PROOF_FINDS_AN_ENTRY_ON_ANOTHER_ACCOUNT,
                    "ledger_op_faults",
                    "end is not true",
                    "end is null"),
            sql(
                    "the journal has no trigger",
                    LedgerNet.THE_JOURNAL_IS_APPEND_ONLY_FOR_ITS_OWNER_TOO,
                    "drop trigger append_only on ledger_transfer"),
            sql(
                    "the holds' events have no trigger",
                    LedgerNet.WHAT_HAPPENED_TO_HOLDS_IS_APPEND_ONLY,
                    "drop trigger append_only on ledger_hold_event"),
            sql("operations have no trigger", LedgerNet.AN_OPERATION_IS_FINAL, "drop trigger final on ledger_op"),
            sql(
                    "the functions may write balances",
                    LedgerNet.THE_FUNCTIONS_ROLE_CANNOT_WRITE_THE_BOOKS,
                    "grant update on ledger_account to speechcad_app"),
            sql(
                    "the functions may call everything",
                    LedgerNet.THE_FUNCTIONS_ROLE_CANNOT_CALL_WHAT_OPERATIONS_ARE_MADE_OF,
                    "grant execute on function ledger_enter to speechcad_app;"
                            + " alter function ledger_enter security definer"),
            code(
                    "any isolation will do",
                    LedgerNet.NO_OTHER_ISOLATION_IS_ACCEPTED,
                    "ledger_tenant",
                    "<> 'read committed'",
                    "= ''"),
            sql(
                    "no row-level security on the journal",
                    LedgerNet.TENANTS_DO_NOT_SEE_EACH_OTHERS_JOURNAL,
                    "alter table ledger_transfer disable row level security"),
            sql(
                    "an entry may belong to nothing",
                    LedgerNet.AN_ENTRY_HAS_AN_OPERATION,
                    "alter table ledger_transfer drop constraint ledger_transfer_tenant_id_op_id_fkey"),
            sql(
                    "an entry may go from an account to itself",
                    LedgerNet.AN_ENTRY_HAS_TWO_SIDES,
                    "alter table ledger_transfer drop constraint ledger_transfer_has_two_sides"),
            sql(
                    "a closed hold may keep something",
                    LedgerNet.A_CLOSED_HOLD_GAVE_ALL_OF_IT_TO_SOMEBODY,
                    "alter table ledger_hold drop constraint ledger_hold_is_all_or_nothing"),
            sql(
                    "operators need no reason",
                    LedgerNet.A_PAYOUT_NEEDS_A_REASON,
                    "alter table ledger_op drop constraint ledger_op_by_hand_has_a_reason"),
            sql(
                    "one may approve oneself",
                    LedgerNet.NOBODY_APPROVES_ONESELF,
                    "alter table ledger_op drop constraint ledger_op_takes_two"));

    @ParameterizedTest
    @EnumSource
    void holds(LedgerNet net) throws Exception {
        net.holds(healthy);
        assertThat(healthy.faults()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> without_it_its_check_fails() {
        return MUTANTS.stream()
                .map(mutant -> DynamicTest.dynamicTest(mutant.name, () -> {
                    var database = TestDatabase.fresh();
                    mutant.change.to(database);
                    assertThatThrownBy(() -> mutant.net.holds(new RawBooks(database)))
                            .as(mutant.net + " without: " + mutant.name)
                            .isInstanceOfAny(AssertionError.class, SQLException.class)
                            .satisfies(LedgerNetsTest::isFoundByWhatItDoes);
                }));
    }

    /** A statement that cannot be run at all says nothing about the net. */
    private static void isFoundByWhatItDoes(Throwable found) {
        if (found instanceof SQLException refused) {
            assertThat(refused.getSQLState())
                    .as(refused.getMessage())
                    .isNotNull()
                    .doesNotStartWith("42");
        }
    }

    @Test
    void no_net_is_without_a_mutant() {
        assertThat(MUTANTS.stream().map(Mutant::net).collect(Collectors.toSet()))
                .containsAll(EnumSet.allOf(LedgerNet.class))
                .hasSize(Arrays.asList(LedgerNet.values()).size());
    }

    /** {@code -Dmutants.write=true} writes the table into the page. */
    @Test
    void the_page_names_every_mutant_and_its_net() throws IOException {
        var table = MUTANTS.stream()
                .map(mutant -> "| %s | `%s` |\n".formatted(mutant.name, mutant.net))
                .collect(Collectors.joining("", "| Mutant | Net that finds it missing |\n|---|---|\n", "\n"));
        var page = Files.readString(PAGE);
        var from = page.indexOf(MARK) + MARK.length();
        var to = page.indexOf("<!-- end -->", from);
        if (Boolean.getBoolean("mutants.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
            return;
        }

        assertThat(page.substring(from, to)).isEqualTo(table);
    }

    private static Mutant sql(String name, LedgerNet net, String change) {
        return new Mutant(name, net, database -> database.admin(change));
    }

    /** A function's text, changed in one place. */
    private static Mutant code(String name, LedgerNet net, String function, String was, String is) {
        return new Mutant(name, net, database -> Mutation.of(database, function, was, is));
    }
}
