@NullMarked
package com.speechcad.provider.telegram;

import org.jspecify.annotations.NullMarked;
