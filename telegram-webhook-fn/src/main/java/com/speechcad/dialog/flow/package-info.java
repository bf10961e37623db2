/** Building flows in the chat: list, steps, exits, checking, publishing. */
@NullMarked
package com.speechcad.dialog.flow;

import org.jspecify.annotations.NullMarked;
