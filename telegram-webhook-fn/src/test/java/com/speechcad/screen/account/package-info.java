@NullMarked
package com.speechcad.screen.account;

import org.jspecify.annotations.NullMarked;
