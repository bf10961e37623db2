/** {@code ./speechcad bench}: how long what people wait for takes, measured beside what nobody can go below. */
@NullMarked
package com.speechcad.local.bench;

import org.jspecify.annotations.NullMarked;
