/** Who one is to us: name, language, time zone, own number, terms. */
@NullMarked
package com.speechcad.screen.account;

import org.jspecify.annotations.NullMarked;
