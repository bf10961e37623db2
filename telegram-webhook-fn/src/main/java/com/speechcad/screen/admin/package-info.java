/** What admins see: how the bot does, and the people, with a reason written down for every change. */
@NullMarked
package com.speechcad.screen.admin;

import org.jspecify.annotations.NullMarked;
