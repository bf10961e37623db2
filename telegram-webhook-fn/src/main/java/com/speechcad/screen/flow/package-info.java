/** Building flows in the chat: list, steps, exits, checking, publishing. */
@NullMarked
package com.speechcad.screen.flow;

import org.jspecify.annotations.NullMarked;
