/** The first screen. Other rooms add their button ({@link HomeEntry}) and their line ({@link HomeLine}). */
@NullMarked
package com.speechcad.screen.home;

import org.jspecify.annotations.NullMarked;
