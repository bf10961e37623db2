package com.speechcad.call;

import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.UtcOffset;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a call was, for its receipt: the reader's clock with its distance from UTC, so that it means the same wherever it is
 * copied to; within one minute it is said once. Both ends are on the clock of the beginning, also where it is changed in between.
 *
 * @param start answered, or asked for where nobody answered
 * @param end of the call, where there was one
 */
record ReceiptTime(OffsetDateTime start, Optional<OffsetDateTime> end) {
    static ReceiptTime of(Attempt attempt, Reader reader) {
        var start = at(attempt.startedAt().orElse(attempt.plannedAt()), reader);
        return new ReceiptTime(
                start, attempt.startedAt().flatMap(_ -> attempt.endedAt()).map(end -> end.atOffset(start.getOffset())));
    }

    /** Fills the places of a receipt's first line. */
    Text in(Text line) {
        return line.with("date", start.toLocalDate())
                .with("time", span())
                .with("offset", UtcOffset.said(start.getOffset()));
    }

    private static OffsetDateTime at(Instant moment, Reader reader) {
        return moment.atZone(reader.zone()).toOffsetDateTime();
    }

    private Object span() {
        return end.filter(over -> !over.truncatedTo(ChronoUnit.MINUTES).equals(start.truncatedTo(ChronoUnit.MINUTES)))
                .<Object>map(over -> Text.text(CallText.RECEIPT_SPAN)
                        .with("from", start.toLocalTime())
                        .with("to", until(over)))
                .orElse(start.toLocalTime());
    }

    private Object until(OffsetDateTime over) {
        return over.toLocalDate().equals(start.toLocalDate())
                ? over.toLocalTime()
                : Text.text(CallText.RECEIPT_OTHER_DAY)
                        .with("date", over.toLocalDate())
                        .with("time", over.toLocalTime());
    }
}
