package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.AskFile;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.ReferenceLists;
import com.speechcad.flow.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** One list of references: how many there are, more of them as text or as a file, and deleting it. Its numbers are never shown. */
@Singleton
class ReferenceListScreen implements Screen {
    private final ReferenceLists lists;
    private final AskFile ask;

    ReferenceListScreen(ReferenceLists lists, AskFile ask) {
        this.lists = lists;
        this.ask = ask;
    }

    @Override
    public String id() {
        return "refs.list";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return id(argument)
                .flatMap(id -> lists.find(visitor.id(), id))
                .map(list -> view(text(ListWords.LIST_TITLE)
                                .with("name", list.name())
                                .with("count", list.entries())
                                .with("least", Typed.Reference.SHORTEST)
                                .with("most", Typed.Reference.LONGEST))
                        .row(confirm(ListWords.DELETE_LIST, "delete", list.id() + " " + list.name(), this::delete))
                        .takingText()
                        .takingFiles())
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var taken = id(visitor.argument())
                .map(id -> lists.take(visitor.id(), id, line))
                .orElse(ReferenceLists.Taken.NOTHING);
        return Next.stay(text(ListWords.ADDED)
                .with("count", taken.added())
                .with("without", taken.without())
                .with("over", taken.over())
                .with("limit", ReferenceLists.MOST_ENTRIES)
                .with("least", Typed.Reference.SHORTEST)
                .with("most", Typed.Reference.LONGEST));
    }

    @Override
    public Next file(Visitor visitor, Incoming.SentFile file) {
        return id(visitor.argument())
                .filter(id -> lists.find(visitor.id(), id).isPresent())
                .<Next>map(id -> ask.references(visitor.id(), id, file.fileId(), file.size())
                        .<Next>map(Next::stay)
                        .orElse(Next.stay(ListWords.FILE_TAKEN)))
                .orElse(Next.back());
    }

    private Next delete(Visitor visitor) {
        id(visitor.argument()).ifPresent(id -> lists.delete(visitor.id(), id));
        return Next.back().saying(text(ListWords.LIST_DELETED));
    }

    private static Optional<UUID> id(String argument) {
        try {
            return Optional.of(UUID.fromString(argument));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
