package com.speechcad.local.page;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.Words;

/** What the product says, looked up where the product does, so that a changed word breaks no test. */
final class Phrase {
    private Phrase() {}

    /** @param bundle of {@code text/<bundle>.<language>.properties} */
    static Text of(String bundle, String key) {
        return Text.text(new Key(bundle, key));
    }

    /** As on a button. */
    static String plain(Text text, Language language) {
        return Words.plain(text, Reader.of(language));
    }

    /** As somebody reads it in a message: without markup, every run of white space one space. */
    static String read(Text text, Language language) {
        return squeezed(Words.html(text, Reader.of(language))
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&"));
    }

    static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
    }

    private record Key(String bundle, String name) implements TextKey {}
}
