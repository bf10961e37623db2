package com.speechcad.screen.home;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.db.Tx;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.Screens;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Who one is, how one stands, and where one can go. */
@Singleton
class HomeScreen implements Screen {
    private static final int BUTTONS_A_ROW = 2;

    private final Tx tx;
    private final List<HomeEntry> entries;
    private final List<HomeLine> lines;

    HomeScreen(Tx tx, List<HomeEntry> entries, List<HomeLine> lines) {
        this.tx = tx;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(HomeEntry::order))
                .toList();
        this.lines =
                lines.stream().sorted(Comparator.comparingInt(HomeLine::order)).toList();
    }

    @Override
    public String id() {
        return Screens.HOME;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var told = told(visitor);
        var view = view(Lines.of(said(visitor, told)));
        for (var one : told) {
            view = view.row(one.line().way().stream().toList());
        }
        var offered = entries.stream()
                .filter(entry -> entry.offeredTo(visitor))
                .map(entry -> open(entry.label(), entry.screen()))
                .toList();
        for (var i = 0; i < offered.size(); i += BUTTONS_A_ROW) {
            view = view.row(offered.subList(i, Math.min(i + BUTTONS_A_ROW, offered.size())));
        }
        return view;
    }

    private record Told(HomeLine line, Text words) {}

    /** What the lines that have something to say say. */
    private List<Told> told(Visitor visitor) {
        var asked = tx.inOneStatement(
                () -> lines.stream().map(line -> line.ask(visitor)).toList());
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(at -> asked.get(at).get().map(words -> new Told(lines.get(at), words)).stream())
                .toList();
    }

    private static List<Text> said(Visitor visitor, List<Told> told) {
        var said = new ArrayList<Text>();
        said.add(text(HomeWords.TITLE).with("name", visitor.user().name().orElse("")));
        told.forEach(one -> said.add(one.words()));
        if (told.isEmpty()) {
            said.add(text(HomeWords.WELCOME));
        }
        return said;
    }
}
