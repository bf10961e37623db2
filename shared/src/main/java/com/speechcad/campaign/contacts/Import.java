package com.speechcad.campaign.contacts;

import com.speechcad.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One file or pasted text on its way into a list.
 *
 * @param number of the list's imports: contacts of it have places from {@code number * 1,000,000} on
 * @param fileName as it was sent; empty for a pasted text
 * @param dialect once it was read, as are the columns
 * @param phoneColumn from zero, once it is clear
 * @param endedConsent whether the list had a consent that does not cover those who came with it
 */
public record Import(
        UUID id,
        UUID list,
        int number,
        UserId user,
        String fileName,
        Optional<String> telegramFile,
        Optional<String> fileKey,
        Optional<String> pasted,
        ImportState state,
        Optional<ImportRefusal> refusal,
        Optional<Dialect> dialect,
        List<Column> columns,
        Optional<Integer> phoneColumn,
        boolean endedConsent,
        Counts counts) {
    static final long PLACES = 1_000_000;

    /**
     * What became of the rows read so far: they add up, by the table's own rule.
     *
     * @param total how many there are to read, once they were counted
     */
    public record Counts(
            int total,
            int read,
            int ready,
            int repeated,
            int known,
            int invalid,
            int doNotCall,
            int noPrice,
            int noRoom) {
        /** Everything that is not a new contact. */
        public int rejected() {
            return read - ready;
        }
    }

    long firstPlace() {
        return number * PLACES;
    }

    long lastPlace() {
        return firstPlace() + PLACES - 1;
    }

    /** Whether a contact of this place came with it. */
    boolean hasPlace(long place) {
        return place >= firstPlace() && place <= lastPlace();
    }

    /** The columns that become variables, in their order. */
    public List<Column> variables() {
        return java.util.stream.IntStream.range(0, columns.size())
                .filter(at -> phoneColumn.isEmpty() || phoneColumn.get() != at)
                .mapToObj(columns::get)
                .toList();
    }
}
