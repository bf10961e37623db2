package com.speechcad.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Typed;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the product never does has no way in: these are all the doors, and all that a callee can be asked to key. */
class NeverTest {
    /** Every door to the outside. */
    private static final List<String> DOORS =
            List.of("Get /health", "Post /dynopay/{+path}", "Post /retell/{+slug}", "Post /telegram/{+slug}");

    @Test
    void these_are_all_the_doors_there_are() {
        var doors = House.CLASSES.stream()
                .filter(type -> !type.getPackageName().startsWith("com.speechcad.local"))
                .filter(type -> type.isAnnotatedWith("io.micronaut.http.annotation.Controller"))
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getAnnotations().stream())
                .filter(annotation -> annotation.getRawType().getPackageName().equals("io.micronaut.http.annotation"))
                .map(NeverTest::route)
                .filter(route -> route.contains("/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(doors).containsExactlyElementsOf(DOORS);
    }

    @Test
    void no_kind_of_typed_input_takes_a_code_a_pin_a_card_or_an_account() {
        assertThat(Arrays.stream(Typed.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrder("YesNo", "Rating", "Quantity", "CalendarDay", "PostalCode", "Reference");
        var free = List.of(
                new Typed.YesNo(),
                new Typed.Rating(Typed.Rating.MOST),
                new Typed.Quantity(Typed.Quantity.MOST),
                new Typed.CalendarDay(),
                new Typed.PostalCode());
        assertThat(free).allSatisfy(kind -> {
            assertThat(kind.accepts("4111111111111111")).as("a card").isFalse();
            assertThat(kind.accepts("4829")).as("a PIN of four").isFalse();
            assertThat(kind.accepts("4829173")).as("a code of seven").isFalse();
        });
        assertThat(new Typed.PostalCode().isUsable()).as("kept masked only").isFalse();
        assertThat(new Typed.CalendarDay().accepts("99999999")).isFalse();
    }

    private static String route(JavaAnnotation<?> annotation) {
        var paths = annotation.getProperties().values().stream()
                .flatMap(value ->
                        value instanceof Object[] many ? Arrays.stream(many) : java.util.stream.Stream.of(value))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.startsWith("/") && text.length() > 1)
                .distinct()
                .toList();
        return annotation.getRawType().getSimpleName() + " " + String.join(" ", paths);
    }
}
