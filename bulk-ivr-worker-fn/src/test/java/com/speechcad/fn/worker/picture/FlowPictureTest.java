package com.speechcad.fn.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.FakeProvider;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowChart;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.FlowPainter;
import com.speechcad.flow.FlowPictures;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.CharacterIterator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowPictureTest {
    private static final int MOST_WIDTH = ElkFlowPainter.MOST_WIDTH;

    private final TestApp app = TestApp.with(new FakeProvider());

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_flow_is_drawn_and_shown_in_the_chat_in_every_language(Language language) {
        var reader = person(5000 + List.of(Language.values()).indexOf(language), language);
        var flow = flow(reader, "Reminder", chain(4));

        draw(reader, flow, language);

        var message = shown(5000 + List.of(Language.values()).indexOf(language)).getLast();
        var file = Objects.requireNonNull(message.attachment());
        assertThat(file.kind()).isEqualTo("photo");
        assertThat(message.html()).contains("<b>Reminder</b>");
        var picture = picture(file.value());
        assertThat(picture.getWidth()).isBetween(500, MOST_WIDTH);
        assertThat(picture.getHeight()).isLessThanOrEqualTo(FlowPainter.MOST_PIXELS);
        assertThat(colours(picture)).isGreaterThan(20);
    }

    @Test
    void a_long_flow_has_several_pictures_and_every_one_is_a_photo_for_telegram() {
        var reader = person(5101, Language.EN);
        var flow = flow(reader, "Long", chain(Draft.MOST_STEPS));

        draw(reader, flow, Language.EN);

        var drawn = drawn(reader, flow, Language.EN).orElseThrow();
        assertThat(drawn.pages()).isEqualTo(10);
        for (int page = 1; page <= drawn.pages(); page++) {
            var picture = picture(drawn.key(page));
            assertThat(picture.getWidth() + picture.getHeight()).isLessThan(10_000);
            assertThat(picture.getHeight()).isLessThan(20 * picture.getWidth());
        }
        assertThat(shown(5101).getLast().rows().getFirst())
                .extracting(Outgoing.Key::label)
                .contains("Next picture");
    }

    /** Forty menus whose keys lead to and fro: every line of them has to be read without moving the picture about. */
    @Test
    void a_flow_that_leads_to_and_fro_is_no_wider_than_a_phone_shows() {
        var boxes = IntStream.rangeClosed(1, 40).mapToObj(FlowPictureTest::menu).toList();

        var pages = new ElkFlowPainter().pages(new FlowChart("Busy", boxes));

        assertThat(pages).hasSizeBetween(7, 20);
        assertThat(pages)
                .allSatisfy(page -> assertThat(read(page.png()).getWidth()).isLessThanOrEqualTo(MOST_WIDTH));
        assertThat(pages.getFirst().first()).isEqualTo(1);
        assertThat(pages.getLast().last()).isEqualTo(40);
        for (int page = 1; page < pages.size(); page++) {
            assertThat(pages.get(page).first()).isEqualTo(pages.get(page - 1).last() + 1);
        }
    }

    @Test
    void only_what_is_never_reached_has_a_line_for_saying_so() {
        var reached = new FlowChart.Box("s1", 1, FlowChart.Tone.ENDS, "End", "", "", "Goodbye.", List.of());
        var lost = new FlowChart.Box("s1", 1, FlowChart.Tone.ENDS, "End", "", "never reached", "Goodbye.", List.of());

        assertThat(new PaintedBox(reached).height()).isLessThan(110);
        assertThat(new PaintedBox(lost).height()).isGreaterThan(new PaintedBox(reached).height() + 20);
    }

    private static FlowChart.Box menu(int number) {
        var exits = IntStream.rangeClosed(1, 5)
                .mapToObj(key -> {
                    var target = Math.floorMod(number + key * 7 - 17, 40) + 1;
                    var near = Math.clamp(number + key - 3, 1, 40);
                    var chosen = key % 2 == 0 ? target : near;
                    return new FlowChart.Exit(
                            Integer.toString(key),
                            "key " + key + " → step " + chosen,
                            Optional.of("s" + chosen),
                            false);
                })
                .toList();
        return new FlowChart.Box(
                "s" + number, number, FlowChart.Tone.ASKS, "Menu", "", "", "Press a key from 1 to 5, please.", exits);
    }

    private static BufferedImage read(byte[] png) {
        try {
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void a_new_picture_replaces_the_old_one_in_the_bucket() {
        var reader = person(5102, Language.EN);
        var flow = flow(reader, "Changed", chain(3));
        draw(reader, flow, Language.EN);
        var old = drawn(reader, flow, Language.EN).orElseThrow();

        app.tx().run(TestApp.TENANT, () -> app.get(Flows.class).edit(reader, flow, _ -> chain(5)));
        assertThat(drawn(reader, flow, Language.EN)).isEmpty();
        draw(reader, flow, Language.EN);

        assertThat(drawn(reader, flow, Language.EN)).isPresent();
        assertThat(app.files().get(old.key(1))).isEmpty();
    }

    /** The bucket deletes what is older than 31 days, whatever our rows say. */
    @Test
    void a_picture_that_the_bucket_may_have_deleted_is_drawn_anew() {
        var reader = person(5105, Language.EN);
        var flow = flow(reader, "Old", chain(3));
        draw(reader, flow, Language.EN);
        app.clock().advance(java.time.Duration.ofDays(29));
        var drawn = drawn(reader, flow, Language.EN).orElseThrow();

        app.clock().advance(java.time.Duration.ofDays(1));
        app.files().delete(drawn.key(1));

        assertThat(drawn(reader, flow, Language.EN)).isEmpty();
        draw(reader, flow, Language.EN);
        assertThat(app.files()
                        .get(drawn(reader, flow, Language.EN).orElseThrow().key(1)))
                .isPresent();
    }

    @Test
    void nobody_has_anothers_flow_drawn() {
        var owner = person(5103, Language.EN);
        var stranger = person(5104, Language.EN);
        var flow = flow(owner, "Mine", chain(3));

        draw(stranger, flow, Language.EN);

        assertThat(shown(5104)).isEmpty();
    }

    @Test
    void there_are_letters_for_every_script_and_none_of_the_machine_is_needed() {
        for (var text :
                List.of("Où êtes-vous ? 12 €", "प्रतीक्षा कीजिए, डॉ॰ श्रीमती ङ", "您好，请按 1 确认预约。谢谢！", "Ω Ж – “x” …")) {
            assertThat(PictureFonts.shared().lacking(text)).as(text).isEmpty();
        }
        assertThat(System.getProperty("sun.awt.fontconfig")).contains("speechcad-fonts");
    }

    @Test
    void what_no_font_has_is_readable_and_never_a_box() {
        var fonts = PictureFonts.shared();

        assertThat(shown("Hi 👋🏽, 𝐁𝐨𝐛! ☎️ مرحبا 1")).isEqualTo("Hi ·, Bob! · · 1");
        assertThat(shown("👨‍👩‍👧")).isEqualTo("·");
        assertThat(shown("श्रीमती 您好 Où")).isEqualTo("श्रीमती 您好 Où");
        assertThat(fonts.lacking(shown("🎉 สวัสดี 𓀀 ok"))).isEmpty();
    }

    private static String shown(String text) {
        var dressed = PictureFonts.shared().dressed(text, 20, false).getIterator();
        var shown = new StringBuilder();
        for (var letter = dressed.first(); letter != CharacterIterator.DONE; letter = dressed.next()) {
            shown.append(letter);
        }
        return shown.toString();
    }

    private static Draft chain(int length) {
        var steps = IntStream.rangeClosed(1, length - 1)
                .<Step>mapToObj(number -> number % 3 == 0
                        ? new Step.Menu(
                                "s" + number,
                                "To confirm press 1, to change press 2. " + "More words. ".repeat(number % 7),
                                List.of(
                                        new Step.Choice('1', Optional.of("s" + (number + 1))),
                                        new Step.Choice('2', Optional.of("s1")),
                                        new Step.Choice('3', Optional.of("s" + length))),
                                Failure.going(2, Optional.of("s" + length)))
                        : new Step.PlayMessage(
                                "s" + number, "नमस्ते 您好 Hello " + number, Optional.of("s" + (number + 1))));
        return new Draft(Stream.concat(steps, Stream.of(new Step.End("s" + length, "Goodbye.")))
                .toList());
    }

    private UserId person(long telegramId, Language language) {
        return app.tx().call(TestApp.TENANT, () -> {
            var users = app.get(Users.class);
            var user = users.meet(telegramId, Optional.of(language));
            users.choose(user.id(), language);
            return user.id();
        });
    }

    private FlowId flow(UserId owner, String name, Draft draft) {
        return app.tx().call(TestApp.TENANT, () -> {
            var id = app.get(Flows.class).create(owner, name, Language.EN).orElseThrow();
            app.get(Flows.class).edit(owner, id, _ -> draft);
            return id;
        });
    }

    private void draw(UserId reader, FlowId flow, Language language) {
        app.clock().advance(java.time.Duration.ofSeconds(11));
        app.tx().run(TestApp.TENANT, () -> app.get(FlowPictures.class).ask(reader, flow, language));
        var job = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select id from job where kind = 'draw-flow' and state = 'WAITING'")
                                .only(row -> row.uuid("id")));
        app.get(RunJob.class).run(TestApp.TENANT, job);
        assertThat(state(job)).isEqualTo("DONE");
    }

    private String state(UUID job) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select state from job where id = :id")
                                .with("id", job)
                                .only(row -> row.text("state")));
    }

    private Optional<FlowPictures.Drawn> drawn(UserId owner, FlowId id, Language language) {
        return app.tx().call(TestApp.TENANT, () -> {
            Flow flow = app.get(Flows.class).find(owner, id).orElseThrow();
            return app.get(FlowPictures.class).find(flow, language);
        });
    }

    private List<Outgoing> shown(long chat) {
        Map<Integer, Outgoing> there = app.messenger().shown(new com.speechcad.kernel.ChatId(chat));
        return List.copyOf(there.values());
    }

    private BufferedImage picture(String key) {
        try {
            return Objects.requireNonNull(
                    ImageIO.read(new ByteArrayInputStream(app.files().get(key).orElseThrow())));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int colours(BufferedImage picture) {
        var seen = new HashSet<Integer>();
        for (int y = 0; y < picture.getHeight(); y += 3) {
            for (int x = 0; x < picture.getWidth(); x += 3) {
                seen.add(picture.getRGB(x, y));
            }
        }
        return seen.size();
    }
}
