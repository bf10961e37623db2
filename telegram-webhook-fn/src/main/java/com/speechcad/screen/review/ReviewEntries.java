package com.speechcad.screen.review;

import com.speechcad.dialog.Visitor;
import com.speechcad.flow.LiftSuspension;
import com.speechcad.flow.ScriptReviews;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.IntSupplier;

/** Admins see them at home as long as something waits. */
@Factory
class ReviewEntries {
    @Singleton
    @Named("reviews-entry")
    HomeEntry reviews(ScriptReviews reviews) {
        return new Entry(93, ReviewWords.QUEUE, QueueScreens.LIST, reviews::countOpen);
    }

    @Singleton
    @Named("suspended-entry")
    HomeEntry suspended(LiftSuspension suspensions) {
        return new Entry(94, ReviewWords.SUSPENDED, SuspendedScreens.LIST, suspensions::count);
    }

    private record Entry(int order, TextKey label, String screen, IntSupplier waiting) implements HomeEntry {
        @Override
        public boolean offeredTo(Visitor visitor) {
            return visitor.admin() && waiting.getAsInt() > 0;
        }
    }
}
