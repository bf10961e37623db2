/** Contact lists: made, filled from files, looked into, exported, deleted and brought back. */
@NullMarked
package com.speechcad.screen.contacts;

import org.jspecify.annotations.NullMarked;
