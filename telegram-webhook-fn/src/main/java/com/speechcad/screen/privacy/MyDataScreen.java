package com.speechcad.screen.privacy;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.privacy.ExportMyData;
import jakarta.inject.Singleton;

/** What is kept, as a file; and the way out. */
@Singleton
public class MyDataScreen implements Screen {
    public static final String ID = "mydata";

    private final ExportMyData export;

    MyDataScreen(ExportMyData export) {
        this.export = export;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(PrivacyWords.TITLE)
                .row(button(PrivacyWords.EXPORT, "export", this::export))
                .row(open(PrivacyWords.LEAVE, LeaveScreen.ID));
    }

    private Next export(Visitor visitor) {
        export.ask(visitor.id());
        return Next.toast(PrivacyWords.EXPORT_ASKED);
    }
}
