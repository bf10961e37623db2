package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.ReferenceLists;
import jakarta.inject.Singleton;

/** The lists that typed references are looked up in; typing a name makes a new one. */
@Singleton
class ReferenceListsScreen implements Screen {
    private final ReferenceLists lists;

    ReferenceListsScreen(ReferenceLists lists) {
        this.lists = lists;
    }

    @Override
    public String id() {
        return "refs";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var all = lists.of(visitor.id());
        var view = all.isEmpty()
                ? view(ListWords.LISTS_NONE)
                : view(text(ListWords.LISTS_TITLE).with("count", all.size()));
        for (var list : all) {
            view = view.row(open(
                    text(ListWords.LIST_LABEL).with("name", list.name()).with("count", list.entries()),
                    "refs.list",
                    list.id().toString()));
        }
        return view.row(open(ListWords.NEW_LIST, "refs.new"));
    }

    /** Asks for a new list's name. */
    @Singleton
    static class NewOne implements Screen {
        private final ReferenceLists lists;

        NewOne(ReferenceLists lists) {
            this.lists = lists;
        }

        @Override
        public String id() {
            return "refs.new";
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return view(ListWords.ASK_LIST_NAME).takingText();
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            if (NewFlowScreen.isTooLong(line)) {
                return Next.stay(text(FlowWords.NAME_TOO_LONG).with("most", NewFlowScreen.MOST_NAME));
            }
            return lists.create(visitor.id(), line)
                    .<Next>map(id -> Next.replace("refs.list", id.toString()))
                    .orElse(Next.stay(text(ListWords.LISTS_FULL).with("most", ReferenceLists.MOST_LISTS)));
        }
    }
}
