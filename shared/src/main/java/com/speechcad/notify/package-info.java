/** What the bot says on its own: messages by slot, newest wins, delivered after the commit. */
@NullMarked
package com.speechcad.notify;

import org.jspecify.annotations.NullMarked;
