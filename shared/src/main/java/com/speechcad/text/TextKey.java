package com.speechcad.text;

/**
 * One thing the product says. Implemented by an enum per room; its constants are keys of {@code
 * text/<bundle>.<language>.properties}, in every language with the same placeholders.
 */
public interface TextKey {
    /** The constant's own name: an enum has it already. */
    String name();

    /** Which file the words are in. */
    String bundle();
}
