package com.speechcad.screen.review;

import com.speechcad.db.Later;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.screening.Suspensions;
import com.speechcad.screen.home.HomeLine;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A suspended business is told so at home: nothing else there matters as much. */
@Singleton
class SuspendedHomeLine implements HomeLine {
    private final Suspensions suspensions;

    SuspendedHomeLine(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Later<Optional<Text>> ask(Visitor visitor) {
        return suspensions.askOfBusiness(visitor.business().id()).then(found -> found.map(SuspendedNotice::ofBusiness));
    }

    @Override
    public Optional<View.Item> way() {
        return Optional.of(SuspendedNotice.way());
    }
}
