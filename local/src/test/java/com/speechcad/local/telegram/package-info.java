@NullMarked
package com.speechcad.local.telegram;

import org.jspecify.annotations.NullMarked;
