package com.speechcad.campaign.contacts;

import com.speechcad.campaign.contacts.Batch.Fresh;
import com.speechcad.campaign.contacts.JudgeRow.Bad;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.lawful.SaidNo;
import com.speechcad.text.Shorten;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Brings some rows into their list, in the open transaction: contacts, rejected rows and counts together or not at all. It
 * takes two round trips: one that locks and looks, and one that writes and commits.
 */
@Singleton
class SaveBatch {
    /** Who said no to a business is read at once for each batch, unless they are more than a fifth of its rows. */
    private static final int FEW = 1_000;

    private final Sql sql;
    private final Imports imports;
    private final ContactLists lists;
    private final SaidNo saidNo;

    SaveBatch(Sql sql, Imports imports, ContactLists lists, SaidNo saidNo) {
        this.sql = sql;
        this.imports = imports;
        this.lists = lists;
        this.saidNo = saidNo;
    }

    /**
     * An import and its list as they are until the transaction ends.
     *
     * @param saidNo to the list's business, where they are few
     */
    record Held(
            Later<Optional<Import>> imported, Later<Optional<ContactList>> list, Later<Optional<Set<String>>> saidNo) {}

    /** In this order: whoever else brings or takes contacts locks the list, and nothing behind it. */
    Held lock(UUID imported, ContactList list) {
        return new Held(imports.askLock(imported), lists.askLock(list.id()), saidNo.askAll(list.business(), FEW));
    }

    /**
     * Writes what became of the rows; their number is added to what was read.
     *
     * @param held with an import
     * @param known what the same job knows of the list
     */
    void save(Held held, Batch batch, KnownNumbers known) {
        if (batch.rows() == 0) {
            return;
        }
        var imported = held.imported.get().orElseThrow();
        var list = held.list.get().orElseThrow();
        var bad = new ArrayList<>(batch.bad());
        var allowed = allowed(batch, saidNo(held, list, batch), bad);
        // Whoever changes the list locks it first: what is not there now, nobody else brings before the commit.
        var there = known.isAllOf(list) ? known.among(allowed) : places(imported, allowed);
        var fresh = fresh(allowed, there, ContactLists.MOST_CONTACTS - list.contacts(), bad);
        insert(imported, fresh);
        alreadyThere(imported, allowed, there, bad);
        reject(imported.id(), bad);
        count(imported.id(), batch.rows(), fresh.size(), bad);
        if (list.consent().isPresent() && !fresh.isEmpty()) {
            endsConsent(imported.id());
        }
        lists.counted(list.id(), fresh.size());
        known.came(fresh, one -> place(imported, one));
    }

    private Set<String> saidNo(Held held, ContactList list, Batch batch) {
        return held.saidNo
                .get()
                .orElseGet(() -> saidNo.among(
                        list.business(),
                        batch.once().stream().map(Fresh::number).toList()));
    }

    /** Those not on the do-not-call list. */
    private static List<Fresh> allowed(Batch batch, Set<String> held, List<Bad> bad) {
        batch.again()
                .forEach(one -> bad.add(new Bad(
                        one.row(), held.contains(one.e164()) ? RejectReason.DO_NOT_CALL : RejectReason.REPEATED)));
        if (held.isEmpty()) {
            return batch.once();
        }
        var allowed = new ArrayList<Fresh>();
        for (var one : batch.once()) {
            if (held.contains(one.number())) {
                bad.add(new Bad(one.row(), RejectReason.DO_NOT_CALL));
            } else {
                allowed.add(one);
            }
        }
        return allowed;
    }

    /** Those that are not there and find room. */
    private static List<Fresh> fresh(List<Fresh> allowed, Map<String, Long> there, int room, List<Bad> bad) {
        var fresh = new ArrayList<Fresh>(allowed.size());
        for (var one : allowed) {
            if (there.containsKey(one.number())) {
                continue;
            }
            if (fresh.size() < room) {
                fresh.add(one);
            } else {
                bad.add(new Bad(one.row(), RejectReason.NO_ROOM));
            }
        }
        return fresh;
    }

    /** One array beside the other and not {@code unnest} of all of them, which keeps every row in a store of its own first. */
    private void insert(Import imported, List<Fresh> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        sql.of("""
                        insert into contact (tenant_id, list_id, seq, number, region, variables)
                        select (select app_tenant()), :list, r.place, r.number, r.region, r.variables::jsonb
                        from (select unnest(:places::bigint[]) as place, unnest(:numbers::text[]) as number,
                            unnest(:regions::text[]) as region, unnest(:variables::text[]) as variables) r""")
                .with("list", imported.list())
                .with("places", fresh.stream().map(one -> place(imported, one)).toList())
                .with("numbers", fresh.stream().map(Fresh::number).toList())
                .with("regions", fresh.stream().map(Fresh::region).toList())
                .with("variables", fresh.stream().map(Fresh::variables).toList())
                .soon();
    }

    /** A number of an earlier row of the file, which takes what it did not know; or one of an earlier import. */
    private void alreadyThere(Import imported, List<Fresh> allowed, Map<String, Long> there, List<Bad> bad) {
        if (there.isEmpty()) {
            return;
        }
        var repeated = new ArrayList<Fresh>();
        for (var one : allowed) {
            var place = there.get(one.number());
            if (place != null) {
                var ofThisFile = imported.hasPlace(place);
                bad.add(new Bad(one.row(), ofThisFile ? RejectReason.REPEATED : RejectReason.KNOWN));
                if (ofThisFile) {
                    repeated.add(one);
                }
            }
        }
        if (!repeated.isEmpty()) {
            sql.of("""
                            update contact c set variables = r.variables::jsonb || c.variables
                            from unnest(:numbers, :variables) r (number, variables)
                            where c.list_id = :list and c.number = r.number
                              and c.seq between :first and :last""")
                    .with("numbers", repeated.stream().map(Fresh::number).toList())
                    .with("variables", repeated.stream().map(Fresh::variables).toList())
                    .with("list", imported.list())
                    .with("first", imported.firstPlace())
                    .with("last", imported.lastPlace())
                    .soon();
        }
    }

    private Map<String, Long> places(Import imported, List<Fresh> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var places = new HashMap<String, Long>();
        sql.of("select number, seq from contact where list_id = :list and number = any(:numbers)")
                .with("list", imported.list())
                .with("numbers", wanted.stream().map(Fresh::number).toList())
                .list(row -> Map.entry(row.text("number"), row.number("seq")))
                .forEach(entry -> places.put(entry.getKey(), entry.getValue()));
        return places;
    }

    private void reject(UUID imported, List<Bad> bad) {
        if (bad.isEmpty()) {
            return;
        }
        sql.of("""
                        insert into contact_reject (import_id, row_number, reason, cells)
                        select :id, r.row_number, r.reason, r.cells::jsonb
                        from unnest(:rows, :reasons, :cells) r (row_number, reason, cells)""")
                .with("id", imported)
                .with("rows", bad.stream().map(one -> (long) one.row().number()).toList())
                .with("reasons", bad.stream().map(one -> one.why().name()).toList())
                .with("cells", bad.stream().map(SaveBatch::cells).toList())
                .soon();
    }

    /** As they came, but none longer than a cell may be. */
    private static String cells(Bad bad) {
        return JsonText.array(bad.row().cells().stream()
                .map(cell -> Shorten.to(cell, JudgeRow.LONGEST_CELL))
                .toList());
    }

    private void count(UUID imported, int rows, int ready, List<Bad> bad) {
        var counts = new EnumMap<RejectReason.Count, Integer>(RejectReason.Count.class);
        bad.forEach(one -> counts.merge(one.why().count(), 1, Math::addExact));
        sql.of("""
                        update contact_import set rows_read = rows_read + :rows, ready = ready + :ready,
                          repeated = repeated + :repeated, known = known + :known, invalid = invalid + :invalid,
                          do_not_call = do_not_call + :held, no_price = no_price + :priceless, no_room = no_room + :full
                        where id = :id""")
                .with("rows", rows)
                .with("ready", ready)
                .with("repeated", counts.getOrDefault(RejectReason.Count.REPEATED, 0))
                .with("known", counts.getOrDefault(RejectReason.Count.KNOWN, 0))
                .with("invalid", counts.getOrDefault(RejectReason.Count.INVALID, 0))
                .with("held", counts.getOrDefault(RejectReason.Count.DO_NOT_CALL, 0))
                .with("priceless", counts.getOrDefault(RejectReason.Count.NO_PRICE, 0))
                .with("full", counts.getOrDefault(RejectReason.Count.NO_ROOM, 0))
                .with("id", imported)
                .soon();
    }

    private void endsConsent(UUID imported) {
        sql.of("update contact_import set ended_consent = true where id = :id")
                .with("id", imported)
                .soon();
    }

    private static long place(Import imported, Fresh one) {
        return imported.firstPlace() + one.row().number();
    }
}
