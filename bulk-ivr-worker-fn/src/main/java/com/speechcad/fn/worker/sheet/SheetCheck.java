package com.speechcad.fn.worker.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.NotATable;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one part of a workbook as its reader will, keeping nothing: what a few bytes would make the reader build is found
 * before it does. The limits are those of spreadsheets, or beyond.
 */
final class SheetCheck {
    /** The last column is XFD. */
    private static final int MOST_COLUMNS = 16_384;

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NUMBER = 400;
    /** Signs that formulas written once for many cells may cost: their reader goes through each for each cell. */
    private static final long MOST_FORMULA_STEPS = 1_000_000_000L;

    private final Map<String, Long> sharedFormulas = new HashMap<>();
    private long steps;
    private int arrayFormulas;
    private int column;
    private boolean inText;
    private boolean isNumber;
    private boolean inFormula;
    private int textLength;
    private Optional<String> sharedAs = Optional.empty();
    private final StringBuilder formula = new StringBuilder();

    private SheetCheck() {}

    /** @throws NotATable for what no spreadsheet writes; what is no XML is nothing to the reader either */
    static void check(InputStream part) {
        try {
            var xml = factory().createXMLStreamReader(part);
            var check = new SheetCheck();
            while (xml.hasNext()) {
                check.event(xml, xml.next());
            }
        } catch (NotATable known) {
            throw known;
        } catch (XMLStreamException | RuntimeException _) {
            // The reader stops at the same place.
        }
    }

    /** The reader's own kind, so that both see the same. */
    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void event(XMLStreamReader xml, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begins(xml);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text(xml);
            case XMLStreamConstants.END_ELEMENT -> ends(xml.getLocalName());
            default -> {}
        }
    }

    private void begins(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "row" -> column = 0;
            case "c" -> cell(xml);
            case "si" -> textBegins(false);
            case "f" -> formula(xml);
            default -> {}
        }
    }

    private void cell(XMLStreamReader xml) {
        var reference = xml.getAttributeValue(null, "r");
        column = reference == null ? column + 1 : column(reference);
        if (column > MOST_COLUMNS) {
            throw new NotATable(ImportRefusal.TOO_MANY_COLUMNS);
        }
        var type = xml.getAttributeValue(null, "t");
        textBegins(type == null || type.equals("n"));
        spend(arrayFormulas);
    }

    private void textBegins(boolean ofNumber) {
        inText = true;
        isNumber = ofNumber;
        textLength = 0;
    }

    /** What the letters of a reference such as BC12 count, from 1; beyond the last one it does not matter how far. */
    private static int column(String reference) {
        var count = 0;
        for (var at = reference.startsWith("$") ? 1 : 0; at < reference.length() && count <= MOST_COLUMNS; at++) {
            var sign = reference.charAt(at);
            if (sign == '$' || (sign >= '0' && sign <= '9')) {
                break;
            }
            var letter = Character.toUpperCase(sign) - 'A' + 1;
            count = letter < 1 || letter > 26 ? MOST_COLUMNS + 1 : count * 26 + letter;
        }
        return count;
    }

    private void formula(XMLStreamReader xml) {
        inFormula = true;
        textLength = 0;
        var type = xml.getAttributeValue(null, "t");
        var isBase = xml.getAttributeValue(null, "ref") != null;
        if ("array".equals(type)) {
            arrayFormulas++;
        } else if ("shared".equals(type)) {
            var id = String.valueOf(xml.getAttributeValue(null, "si"));
            sharedAs = isBase ? Optional.of(id) : Optional.empty();
            if (!isBase) {
                spend(sharedFormulas.getOrDefault(id, 0L));
            }
        }
    }

    private void text(XMLStreamReader xml) {
        textLength += xml.getTextLength();
        if (inText && textLength > (isNumber && !inFormula ? LONGEST_NUMBER : LONGEST_TEXT)) {
            throw new NotATable(ImportRefusal.ZIP_BOMB);
        }
        if (sharedAs.isPresent()) {
            formula.append(xml.getText());
        }
    }

    private void ends(String element) {
        switch (element) {
            case "c", "si" -> inText = false;
            case "f" -> formulaEnds();
            default -> {}
        }
    }

    private void formulaEnds() {
        sharedAs.ifPresent(id -> sharedFormulas.put(id, steps(formula)));
        sharedAs = Optional.empty();
        formula.setLength(0);
        inFormula = false;
        textLength = 0;
    }

    /** Its reader looks for the end of a cell's name from each letter on. */
    private static long steps(CharSequence formula) {
        var all = 0L;
        var letters = 0;
        for (var at = 0; at < formula.length(); at++) {
            letters = Character.isLetter(formula.charAt(at)) || formula.charAt(at) == '$' ? letters + 1 : 0;
            all += 1 + letters;
        }
        return all;
    }

    private void spend(long more) {
        steps += more;
        if (steps > MOST_FORMULA_STEPS) {
            throw new NotATable(ImportRefusal.ZIP_BOMB);
        }
    }
}
