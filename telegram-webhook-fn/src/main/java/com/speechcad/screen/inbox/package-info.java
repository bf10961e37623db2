/** What calls brought: answers by flow, by number, by call; transcripts and recordings. */
@NullMarked
package com.speechcad.screen.inbox;

import org.jspecify.annotations.NullMarked;
