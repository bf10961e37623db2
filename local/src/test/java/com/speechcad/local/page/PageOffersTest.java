package com.speechcad.local.page;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.speechcad.local.dynopay.Cashier;
import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.dynopay.Faults.Shape;
import com.speechcad.local.dynopay.Signing;
import com.speechcad.local.retell.Callee;
import com.speechcad.local.scheduler.SchedulerFault;
import com.speechcad.local.telegram.Faults.Twice;
import com.speechcad.local.telegram.SendFault;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a simulator can be told to do, somebody at the page can tell it. */
class PageOffersTest {
    @Test
    void every_fault_can_be_chosen_in_the_back_room() {
        var page = script("faults.js");
        var names = Stream.of(
                        com.speechcad.local.retell.Fault.Kind.values(),
                        SendFault.Kind.values(),
                        Twice.values(),
                        Fault.values(),
                        Signing.values(),
                        Shape.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .toList();
        assertThat(names).hasSizeGreaterThan(40);
        assertThat(names).allSatisfy(name -> assertThat(page).contains('"' + name + '"'));
        var clocks = Arrays.stream(SchedulerFault.class.getPermittedSubclasses())
                .map(type -> type.getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(page).contains(clocks.stream().collect(joining("\", \"", "[\"", "\"]")));
    }

    @Test
    void whatever_a_payer_or_the_server_can_do_is_a_button_of_the_cashier() {
        var page = script("cashier.js");
        var helpers = Set.of("fraction", "payExactly");
        var deeds = Arrays.stream(Cashier.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(method -> method.getName())
                .filter(name -> !helpers.contains(name))
                .distinct()
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .toList();
        assertThat(deeds).hasSizeGreaterThan(10);
        assertThat(deeds).allSatisfy(name -> assertThat(page).contains("\"" + name + "\", {"));
    }

    @Test
    void whatever_a_callee_can_be_is_offered_on_the_phone() {
        var page = script("phone.js");
        var callees = names(Callee.class);
        assertThat(callees).hasSizeGreaterThan(8);
        assertThat(callees).allSatisfy(name -> assertThat(page).contains("type: \"" + name + "\""));
        var acts = names(Callee.Act.class);
        assertThat(acts).hasSizeGreaterThan(3);
        assertThat(acts).allSatisfy(name -> assertThat(page).contains("do: \"" + name + "\""));
    }

    /** As JSON calls them. */
    private static List<String> names(Class<?> sealed) {
        return Arrays.stream(sealed.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .toList();
    }

    private static String script(String name) {
        try (InputStream in = Objects.requireNonNull(PageOffersTest.class.getResourceAsStream("/lab/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unread) {
            throw new IllegalStateException(unread);
        }
    }
}
