package com.speechcad.campaign.contacts;

import com.speechcad.campaign.contacts.JudgeRow.Bad;
import com.speechcad.campaign.contacts.JudgeRow.Good;
import com.speechcad.campaign.contacts.JudgeRow.Judged;
import com.speechcad.db.Sql;
import com.speechcad.lawful.DoNotCall;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Brings some rows into their list, in the open transaction: contacts, rejected rows and counts together or not at all.
 * The import's row is locked by whoever calls.
 */
@Singleton
class SaveBatch {
    private final Sql sql;
    private final ContactLists lists;
    private final DoNotCall doNotCall;

    SaveBatch(Sql sql, ContactLists lists, DoNotCall doNotCall) {
        this.sql = sql;
        this.lists = lists;
        this.doNotCall = doNotCall;
    }

    /** Writes what became of the rows; their number is added to what was read. */
    void save(Import imported, List<Judged> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var list = lists.lock(imported.list()).orElseThrow();
        var bad = new ArrayList<Bad>();
        var good = allowed(list, rows, bad);
        var names = imported.variables().stream().map(Column::variable).toList();
        var room = ContactLists.MOST_CONTACTS - list.contacts();
        var chosen = good.size() <= room ? good : fitting(imported, good, room, bad);
        var added = insert(imported, names, chosen);
        if (added < chosen.size()) {
            alreadyThere(imported, names, chosen, bad);
        }
        reject(imported.id(), bad);
        count(imported.id(), rows.size(), added, bad);
        lists.counted(list.id(), added);
    }

    /** Those not on the do-not-call list, each number once; what a later row knows and the first does not is kept. */
    private List<Good> allowed(ContactList list, List<Judged> rows, List<Bad> bad) {
        var numbers = rows.stream()
                .filter(Good.class::isInstance)
                .map(row -> ((Good) row).e164())
                .toList();
        var held = numbers.isEmpty() ? Set.<String>of() : doNotCall.heldAmong(list.business(), numbers);
        var first = new LinkedHashMap<String, Good>();
        for (var row : rows) {
            switch (row) {
                case Bad already -> bad.add(already);
                case Good one -> {
                    if (held.contains(one.e164())) {
                        bad.add(new Bad(one.row(), RejectReason.DO_NOT_CALL));
                    } else {
                        if (first.containsKey(one.e164())) {
                            bad.add(new Bad(one.row(), RejectReason.REPEATED));
                        }
                        first.merge(one.e164(), one, SaveBatch::merged);
                    }
                }
            }
        }
        return List.copyOf(first.values());
    }

    private static Good merged(Good first, Good later) {
        var values = new ArrayList<>(first.values());
        for (var at = 0; at < values.size(); at++) {
            if (values.get(at).isEmpty()) {
                values.set(at, later.values().get(at));
            }
        }
        return new Good(first.row(), first.number(), values);
    }

    /** Numbers that are there already take no room. */
    private List<Good> fitting(Import imported, List<Good> good, int room, List<Bad> bad) {
        var there = places(imported, good).keySet();
        var left = room;
        var chosen = new ArrayList<Good>();
        for (var one : good) {
            if (there.contains(one.e164())) {
                chosen.add(one);
            } else if (left > 0) {
                chosen.add(one);
                left--;
            } else {
                bad.add(new Bad(one.row(), RejectReason.NO_ROOM));
            }
        }
        return chosen;
    }

    private int insert(Import imported, List<String> names, List<Good> chosen) {
        if (chosen.isEmpty()) {
            return 0;
        }
        return sql.of("""
                        insert into contact (list_id, seq, number, region, variables)
                        select :list, r.place, r.number, r.region, r.variables::jsonb
                        from unnest(:places, :numbers, :regions, :variables) r (place, number, region, variables)
                        on conflict (tenant_id, list_id, number) do nothing""")
                .with("list", imported.list())
                .with("places", chosen.stream().map(one -> place(imported, one)).toList())
                .with("numbers", chosen.stream().map(Good::e164).toList())
                .with(
                        "regions",
                        chosen.stream().map(one -> one.number().region()).toList())
                .with(
                        "variables",
                        chosen.stream()
                                .map(one -> JsonText.object(names, one.values()))
                                .toList())
                .update();
    }

    /** A number of an earlier row of the file, which takes what it did not know; or one of an earlier import. */
    private void alreadyThere(Import imported, List<String> names, List<Good> chosen, List<Bad> bad) {
        var places = places(imported, chosen);
        var repeated = new ArrayList<Good>();
        for (var one : chosen) {
            var place = places.getOrDefault(one.e164(), 0L);
            if (place == place(imported, one)) {
                continue;
            }
            var ofThisFile = place >= imported.firstPlace();
            bad.add(new Bad(one.row(), ofThisFile ? RejectReason.REPEATED : RejectReason.KNOWN));
            if (ofThisFile) {
                repeated.add(one);
            }
        }
        if (!repeated.isEmpty()) {
            sql.of("""
                            update contact c set variables = r.variables::jsonb || c.variables
                            from unnest(:numbers, :variables) r (number, variables)
                            where c.list_id = :list and c.number = r.number and c.seq >= :first""")
                    .with("numbers", repeated.stream().map(Good::e164).toList())
                    .with(
                            "variables",
                            repeated.stream()
                                    .map(one -> JsonText.object(names, one.values()))
                                    .toList())
                    .with("list", imported.list())
                    .with("first", imported.firstPlace())
                    .update();
        }
    }

    private Map<String, Long> places(Import imported, List<Good> good) {
        var places = new LinkedHashMap<String, Long>();
        sql.of("select number, seq from contact where list_id = :list and number = any(:numbers)")
                .with("list", imported.list())
                .with("numbers", good.stream().map(Good::e164).toList())
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
                .update();
    }

    /** As they came, but none longer than a cell may be. */
    private static String cells(Bad bad) {
        return JsonText.array(bad.row().cells().stream()
                .map(cell -> cell.length() <= JudgeRow.LONGEST_CELL
                        ? cell
                        : cell.substring(0, JudgeRow.LONGEST_CELL - 1) + "…")
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
                .update();
    }

    private static long place(Import imported, Good one) {
        return imported.firstPlace() + one.row().number();
    }
}
