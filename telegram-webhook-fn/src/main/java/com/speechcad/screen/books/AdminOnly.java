package com.speechcad.screen.books;

import com.speechcad.dialog.Screen;
import com.speechcad.dialog.Visitor;

/** A screen that nobody but an admin is offered. */
public interface AdminOnly extends Screen {
    @Override
    default boolean offeredTo(Visitor visitor) {
        return visitor.admin();
    }
}
