/**
 * The bot's engine: an update comes in, one screen answers, one message shows it.
 *
 * <p>A screen is a bean that reads like a table; label and effect of a button stand on one line:
 *
 * <pre>{@code
 * @Singleton
 * class AutoRenewScreen implements Screen {
 *     public String id() {
 *         return "plan.renew";
 *     }
 *
 *     public View show(Visitor visitor, String argument) {
 *         return view(text(RENEW_TITLE).with("plan", plan(visitor)))
 *                 .row(button(TURN_OFF, "off", this::turnOff), open(PRICES, "plan.prices"))
 *                 .row(confirm(PAY_NOW, "pay", "cents=1000", this::pay));
 *     }
 *
 *     private Next turnOff(Visitor visitor) {
 *         renewal.turn(visitor.user().id(), false);
 *         return toast(TURNED_OFF);
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link com.speechcad.dialog.Screen}: what is shown, and what a typed line, a contact or a file does.
 *   <li>{@link com.speechcad.dialog.View}: text and rows; {@code button} acts, {@code open} only shows another screen,
 *       {@code confirm} spends something and works once. The engine adds Back and Home.
 *   <li>{@link com.speechcad.dialog.Next}: where it leads: {@code goTo}, {@code replace}, {@code back}, {@code home},
 *       {@code stay}, {@code toast}.
 *   <li>{@link com.speechcad.dialog.MessageDeed}: what a button under another message than the menu does at once.
 *   <li>{@link com.speechcad.dialog.Visitor}: who it is, the screen's argument, and the notes of the way so far, which
 *       are forgotten at home.
 * </ul>
 *
 * <p>Everything a screen does runs within the update's transaction, together with the claim of its number, the session
 * and the outbox; nothing is sent before the commit. Drawing never acts: {@code show} is called again to find out
 * whether a tap still counts.
 */
@NullMarked
package com.speechcad.dialog;

import org.jspecify.annotations.NullMarked;
