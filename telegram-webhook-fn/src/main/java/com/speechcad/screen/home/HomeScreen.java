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
        var view = view(Lines.of(said(visitor)));
        var offered = entries.stream()
                .filter(entry -> entry.offeredTo(visitor))
                .map(entry -> open(entry.label(), entry.screen()))
                .toList();
        for (var i = 0; i < offered.size(); i += BUTTONS_A_ROW) {
            view = view.row(offered.subList(i, Math.min(i + BUTTONS_A_ROW, offered.size())));
        }
        return view;
    }

    private List<Text> said(Visitor visitor) {
        var said = new ArrayList<Text>();
        said.add(text(HomeWords.TITLE).with("name", visitor.user().name().orElse("")));
        var asked = tx.inOneStatement(
                () -> lines.stream().map(line -> line.ask(visitor)).toList());
        asked.forEach(line -> line.get().ifPresent(said::add));
        if (said.size() == 1) {
            said.add(text(HomeWords.WELCOME));
        }
        return said;
    }
}
