/** What was typed behind a command. */
@NullMarked
package com.speechcad.local.words;

import org.jspecify.annotations.NullMarked;
