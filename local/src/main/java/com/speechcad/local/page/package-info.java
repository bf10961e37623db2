/** The page at {@code /}: chat, phone, cashier and a back room, for whoever plays all the parts on one machine. */
@NullMarked
package com.speechcad.local.page;

import org.jspecify.annotations.NullMarked;
