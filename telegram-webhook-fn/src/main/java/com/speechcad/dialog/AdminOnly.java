package com.speechcad.dialog;

/** A screen that nobody but an admin is offered. */
public interface AdminOnly extends Screen {
    @Override
    default boolean offeredTo(Visitor visitor) {
        return visitor.admin();
    }

    /** Who did it, for the audit log: a tenant's admin by their number here, the platform's owner by Telegram's. */
    static String actor(Visitor visitor) {
        return visitor.owner()
                ? "telegram:" + visitor.user().telegramId()
                : "user:" + visitor.id().value();
    }
}
