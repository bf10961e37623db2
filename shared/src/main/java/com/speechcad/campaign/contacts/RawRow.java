package com.speechcad.campaign.contacts;

import java.util.List;

/**
 * A row as it stands in the file.
 *
 * @param number as a spreadsheet numbers it: from 1, the header and empty rows counted
 * @param cells without white space around them; one that holds a formula begins with {@code =}
 */
public record RawRow(int number, List<String> cells) {
    /** Nothing in it. */
    public boolean isBlank() {
        for (var cell : cells) {
            if (!cell.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Empty where the row is too short. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
