package com.speechcad.fn.worker.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Letters of all four scripts from this jar. Neither fonts nor fontconfig are looked for on the machine: Lambda has
 * none, and a picture looks the same everywhere.
 */
final class PictureFonts {
    private static final PictureFonts SHARED = load();

    private final List<Font> regular;
    private final List<Font> bold;

    private PictureFonts(List<Font> regular, List<Font> bold) {
        this.regular = regular;
        this.bold = bold;
    }

    static PictureFonts shared() {
        return SHARED;
    }

    /** The text in whatever fonts have its letters; what none has is made {@link ShownText}. Never empty. */
    AttributedString dressed(String text, float size, boolean isBold) {
        var fonts = isBold ? bold : regular;
        var readable = ShownText.of(text, letter -> fonts.stream().anyMatch(font -> font.canDisplay(letter)));
        var shown = readable.isEmpty() ? " " : readable;
        var dressed = new AttributedString(shown);
        var from = 0;
        var font = fontOf(fonts, shown.codePointAt(0), fonts.getFirst());
        for (int at = 0; at < shown.length(); at += Character.charCount(shown.codePointAt(at))) {
            var wanted = fontOf(fonts, shown.codePointAt(at), font);
            if (!wanted.equals(font)) {
                dressed.addAttribute(TextAttribute.FONT, font.deriveFont(size), from, at);
                from = at;
                font = wanted;
            }
        }
        dressed.addAttribute(TextAttribute.FONT, font.deriveFont(size), from, shown.length());
        return dressed;
    }

    /** The one font that has the letters of all these texts, or most of them; for charts, which take one font each. */
    Font forAll(List<String> texts, float size, boolean isBold) {
        var letters = String.join("", texts);
        return (isBold ? bold : regular)
                .stream()
                        .min(Comparator.comparingLong(font -> letters.codePoints()
                                .filter(letter -> !Character.isWhitespace(letter) && !font.canDisplay(letter))
                                .count()))
                        .orElseThrow()
                        .deriveFont(size);
    }

    /** The letters of a text that no font here has. */
    String lacking(String text) {
        return text.codePoints()
                .filter(letter -> regular.stream().noneMatch(font -> font.canDisplay(letter)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Stays with the font so far where it can: a sign that joins letters belongs to them. */
    private static Font fontOf(List<Font> fonts, int letter, Font before) {
        var isNeutral = Character.isWhitespace(letter) || Character.getType(letter) == Character.FORMAT;
        if (isNeutral || (before.canDisplay(letter) && !before.equals(fonts.getLast()))) {
            return before;
        }
        return fonts.stream()
                .filter(font -> font.canDisplay(letter))
                .findFirst()
                .orElse(before);
    }

    private static PictureFonts load() {
        withoutTheMachinesFonts();
        var latin = font("NotoSans-Regular.ttf");
        var strong = font("NotoSans-SemiBold.ttf");
        var hindi = font("NotoSansDevanagari-Regular.ttf");
        var chinese = font("NotoSansSC-Regular.ttf");
        return new PictureFonts(
                List.of(latin, hindi, chinese),
                List.of(strong, hindi.deriveFont(Font.BOLD), chinese.deriveFont(Font.BOLD)));
    }

    private static Font font(String file) {
        try (var stream = PictureFonts.class.getResourceAsStream("/fonts/" + file)) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(stream, file));
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("no font " + file, broken);
        }
    }

    /** Java2D asks fontconfig which fonts there are, and fails without it, unless a file says so. */
    private static void withoutTheMachinesFonts() {
        System.setProperty("java.awt.headless", "true");
        try (var stream = PictureFonts.class.getResourceAsStream("/fonts/NotoSans-Regular.ttf")) {
            var folder = Files.createTempDirectory("speechcad-fonts");
            var font = folder.resolve("NotoSans-Regular.ttf");
            Files.copy(Objects.requireNonNull(stream), font);
            var config = folder.resolve("fontconfig.properties");
            Files.writeString(config, config(font), StandardCharsets.ISO_8859_1);
            System.setProperty("sun.awt.fontconfig", config.toString());
            folder.toFile().deleteOnExit();
            font.toFile().deleteOnExit();
            config.toFile().deleteOnExit();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String config(Path font) {
        var lines = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (var family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
            for (var style : List.of("plain", "bold", "italic", "bolditalic")) {
                lines.append(family).append('.').append(style).append(".latin-1=-noto-sans\n");
            }
        }
        return lines.append("filename.-noto-sans=").append(font).append('\n').toString();
    }
}
