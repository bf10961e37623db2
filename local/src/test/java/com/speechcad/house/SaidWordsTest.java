package com.speechcad.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.TextKey;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every word that the product has is said by somebody, and whatever it says is a word of its files. */
class SaidWordsTest {
    private static final Set<String> BY_NAME = Set.of("values", "valueOf");

    /** Where the enum itself makes its constants. */
    private static final Set<String> MAKING = Set.of("<clinit>", "$values");

    @Test
    void no_word_is_left_that_nobody_says() {
        var keys = House.CLASSES.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(TextKey.class))
                .toList();
        var unsaid = new ArrayList<String>();
        for (var key : keys) {
            if (!isReadByName(key)) {
                key.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
                        .filter(field -> !isRead(field))
                        .forEach(field -> unsaid.add(field.getFullName()));
            }
        }

        assertThat(keys).hasSizeGreaterThan(30);
        assertThat(unsaid).isEmpty();
    }

    /** A screen or a message could say a literal text only if something of it took one. */
    @Test
    void what_is_shown_is_made_of_words_and_of_no_literal_text() {
        var dialog = House.CLASSES.get("com.speechcad.dialog.View");
        var message = House.CLASSES.get("com.speechcad.notify.Message");
        var makers = new ArrayList<JavaMethod>(dialog.getMethods());
        makers.addAll(message.getMethods());
        var shown = makers.stream()
                .filter(maker -> Set.of("view", "button", "open", "confirm", "copy", "link", "askingContact", "of")
                        .contains(maker.getName()))
                .toList();

        assertThat(shown)
                .hasSizeGreaterThan(10)
                .allSatisfy(maker -> assertThat(
                                maker.getRawParameterTypes().getFirst().getFullName())
                        .as(maker.getFullName())
                        .isIn("com.speechcad.text.Text", "com.speechcad.text.TextKey"));
        assertThat(House.CLASSES.get("com.speechcad.text.Text").getMethods().stream()
                        .filter(made -> made.getModifiers().contains(JavaModifier.STATIC))
                        .filter(made -> made.getRawReturnType().getSimpleName().equals("Text"))
                        .flatMap(made -> made.getRawParameterTypes().stream())
                        .map(JavaClass::getSimpleName))
                .containsOnly("TextKey");
    }

    /** A switch over it, which the compiler lets read all of them, says nothing. */
    private static boolean isRead(JavaField constant) {
        return constant.getAccessesToSelf().stream()
                .filter(access -> !isSwitchTable(access.getOriginOwner()))
                .anyMatch(access -> !access.getOriginOwner().equals(constant.getOwner())
                        || !MAKING.contains(access.getOrigin().getName()));
    }

    /** Somebody goes through all of them, or has one by its name: then each may be said. */
    private static boolean isReadByName(JavaClass key) {
        return isLiteral(key)
                || key.getMethodCallsToSelf().stream()
                        .anyMatch(call -> BY_NAME.contains(call.getName())
                                && !isSwitchTable(call.getOriginOwner())
                                && !call.getOrigin().getName().equals("valueOf"));
    }

    private static boolean isLiteral(JavaClass key) {
        return House.CLASSES.stream()
                .filter(other -> !other.equals(key))
                .flatMap(other -> other.getReferencedClassObjects().stream())
                .anyMatch(literal -> literal.getRawType().equals(key));
    }

    private static boolean isSwitchTable(JavaClass reader) {
        return List.copyOf(reader.getFields()).stream()
                .anyMatch(field -> field.getName().startsWith("$SwitchMap$"));
    }
}
