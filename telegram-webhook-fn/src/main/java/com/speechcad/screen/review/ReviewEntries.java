package com.speechcad.screen.review;

import static com.speechcad.dialog.View.open;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.LiftSuspension;
import com.speechcad.flow.ScriptReviews;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.IntSupplier;

/** Admins see them at home as long as something waits, and always in their menu. */
@Factory
public class ReviewEntries {
    /** The ways to both lists, with how many are in them. */
    public static List<View.Item> ways(int open, int suspended) {
        return List.of(
                way(open, ReviewWords.QUEUE, ReviewWords.QUEUE_MANY, QueueScreens.LIST),
                way(suspended, ReviewWords.SUSPENDED, ReviewWords.SUSPENDED_MANY, SuspendedScreens.LIST));
    }

    private static View.Item way(int many, TextKey none, TextKey some, String screen) {
        return many == 0 ? open(none, screen) : open(text(some).with("count", many), screen, "");
    }

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
