package com.speechcad.fn.worker.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.contacts.TableReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever separator, quotes, line ends and encoding a table is written in, the same cells are read. */
class DialectPropertyTest {
    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

    private final TableReader tables = new FileTables();

    /** Words of people who write in that encoding. */
    enum Written {
        UTF8(StandardCharsets.UTF_8, new byte[0], "Zoë Ангелина 李明 राजेश naïve"),
        UTF8_MARKED(StandardCharsets.UTF_8, UTF8_MARK, "Zoë Ангелина 李明 राजेश naïve"),
        UTF16LE_MARKED(StandardCharsets.UTF_16LE, UTF16LE_MARK, "Zoë Ангелина 李明 राजेश naïve"),
        UTF16BE_MARKED(StandardCharsets.UTF_16BE, UTF16BE_MARK, "Zoë Ангелина 李明 राजेश naïve"),
        UTF16LE_BARE(StandardCharsets.UTF_16LE, new byte[0], "Zoë Ангелина Anna 李明 Marie"),
        UTF16BE_BARE(StandardCharsets.UTF_16BE, new byte[0], "Zoë Ангелина Anna 李明 Marie"),
        WESTERN(Charset.forName("windows-1252"), new byte[0], "Zoé Müller François Señora naïve"),
        RUSSIAN(
                Charset.forName("windows-1251"),
                new byte[0],
                "Александр Екатерина Владимир встреча завтра адрес Москва напоминание Иванович"),
        CHINESE(Charset.forName("GBK"), new byte[0], "李明 王小红 北京市 上海市 明天上午 您好 预约 张伟 医院");

        private final Charset charset;
        private final String mark;
        private final String words;

        /** @param mark the bytes in front, as hexadecimal digits: an enum's own do not change */
        Written(Charset charset, byte[] mark, String words) {
            this.charset = charset;
            this.mark = HexFormat.of().formatHex(mark);
            this.words = words;
        }

        List<String> words() {
            return List.of(words.split(" "));
        }

        byte[] bytes(String text) {
            var body = text.getBytes(charset);
            var front = HexFormat.of().parseHex(mark);
            var all = new byte[front.length + body.length];
            System.arraycopy(front, 0, all, 0, front.length);
            System.arraycopy(body, 0, all, front.length, body.length);
            return all;
        }
    }

    record Table(Written written, char separator, char quote, boolean allQuoted, String end, List<List<String>> rows) {
        String text() {
            var text = new StringBuilder();
            for (var row : rows) {
                var cells = new ArrayList<String>();
                row.forEach(cell -> cells.add(cell(cell)));
                text.append(String.join(Character.toString(separator), cells)).append(end);
            }
            return text.toString();
        }

        private String cell(String cell) {
            var isSpecial = cell.indexOf(separator) >= 0 || cell.indexOf(quote) >= 0 || cell.indexOf('\n') >= 0;
            if (!allQuoted && !isSpecial) {
                return cell;
            }
            var mark = Character.toString(quote);
            return mark + cell.replace(mark, mark + mark) + mark;
        }
    }

    @Property(tries = 400)
    void the_cells_that_were_written_are_read(@ForAll("tables") Table table) {
        var bytes = table.written.bytes(table.text());

        var dialect = tables.recognise(bytes, "any");
        var read = new ArrayList<List<String>>();
        try (var rows = tables.read(bytes, dialect)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                read.add(row.get().cells());
            }
        }

        assertThat(read).as("%s", dialect).isEqualTo(table.rows);
    }

    @Provide
    Arbitrary<Table> tables() {
        return Arbitraries.of(Written.values())
                .flatMap(written -> Combinators.combine(
                                Arbitraries.of(',', ';', '\t', '|'),
                                Arbitraries.frequencyOf(
                                        Tuple.of(4, Arbitraries.just('"')), Tuple.of(1, Arbitraries.just('\''))),
                                Arbitraries.of(true, false),
                                Arbitraries.of("\n", "\r\n", "\r"),
                                row(written).list().ofMinSize(8).ofMaxSize(30))
                        .as((separator, quote, all, end, rows) ->
                                // The other quotation mark is only seen where it is used.
                                new Table(written, separator, quote, all || quote == '\'', end, rows)));
    }

    private static Arbitrary<List<String>> row(Written written) {
        var word = Arbitraries.of(written.words());
        var words = word.list().ofMinSize(1).ofMaxSize(3).map(some -> String.join(" ", some));
        var awkward = Combinators.combine(word, Arbitraries.of(", ", "; ", " \"x\" ", "\n", " | "), word)
                .as((one, between, other) -> one + between + other);
        var text = Arbitraries.frequencyOf(Tuple.of(8, words), Tuple.of(1, awkward));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 99).map("+1 415 555 01%02d"::formatted), text, words, text)
                .as(List::of);
    }
}
