package com.speechcad.fn.worker.table;

import com.speechcad.campaign.results.TableWriter.Cell;
import com.speechcad.campaign.results.TableWriter.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Rows leave the memory every thousand. Words are written as words: a cell of words is never a formula. */
final class XlsxTable implements Table {
    private static final int A_FLUSH = 1_000;
    private static final int LONGEST_CELL = 32_767;
    private static final int WIDTH = 18;

    private final OutputStream out;
    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    XlsxTable(Path file, List<String> header) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file));
        book = new Workbook(out, "Speechcad", "1.0");
        sheet = book.newWorksheet("1");
        for (int column = 0; column < header.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.value(0, column, fitting(header.get(column)));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    @Override
    public void row(List<Cell> cells) {
        for (int column = 0; column < cells.size(); column++) {
            put(column, cells.get(column));
        }
        row++;
        if (row % A_FLUSH == 0) {
            flush();
        }
    }

    private void put(int column, Cell cell) {
        switch (cell) {
            case Cell.Words(var words) -> sheet.inlineString(row, column, fitting(words));
            case Cell.Whole(var number) -> sheet.value(row, column, number);
            case Cell.Amount(var money) -> {
                sheet.value(row, column, money.toDollars());
                sheet.style(row, column).format("0.00####").set();
            }
            case Cell.At(var time) -> {
                sheet.value(row, column, time);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case Cell.Empty() -> {
                // Nothing is written where nothing is.
            }
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        try {
            sheet.finish();
            book.finish();
            book.close();
            out.close();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String fitting(String words) {
        return words.length() <= LONGEST_CELL ? words : words.substring(0, LONGEST_CELL);
    }
}
