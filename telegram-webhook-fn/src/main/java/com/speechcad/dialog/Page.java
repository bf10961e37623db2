package com.speechcad.dialog;

import com.speechcad.text.Text;
import java.util.List;

/**
 * Which part of a list is shown, remembered in the visitor's notes.
 *
 * @param list names the list among the notes
 * @param number from zero
 * @param count how many pages there are, at least one
 * @param size entries a page
 */
public record Page(String list, int number, int count, int size) {
    /** The page the visitor is on, of a list with {@code total} entries. */
    public static Page of(Visitor visitor, String list, int total, int size) {
        var count = Math.max(1, Math.ceilDiv(total, size));
        var wanted = visitor.note(note(list)).map(Integer::parseInt).orElse(0);
        return new Page(list, Math.clamp(wanted, 0, count - 1), count, size);
    }

    /** The note that holds the page of a list; a screen that adds to the list turns to what was added. */
    public static String note(String list) {
        return "page." + list;
    }

    /** How many entries stand on the pages before, for SQL's {@code offset}. */
    public int offset() {
        return number * size;
    }

    /** The entries of this page, out of all. */
    public <T> List<T> cut(List<T> all) {
        return all.subList(Math.min(offset(), all.size()), Math.min(offset() + size, all.size()));
    }

    /** Adds a row to turn the pages, where there is more than one. */
    public View controls(View view) {
        if (count == 1) {
            return view;
        }
        var shown = Text.text(DialogWords.PAGE).with("number", number + 1).with("count", count);
        return view.row(
                turn(Text.text(DialogWords.PAGE_BEFORE), "page-prev", Math.max(0, number - 1)),
                turn(shown, "page-here", number),
                turn(Text.text(DialogWords.PAGE_AFTER), "page-next", Math.min(count - 1, number + 1)));
    }

    private View.Item turn(Text label, String action, int to) {
        return View.button(label, action, _ -> Next.stay().noting(note(list), Integer.toString(to)));
    }
}
