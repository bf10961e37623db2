@NullMarked
package com.speechcad.local.page;

import org.jspecify.annotations.NullMarked;
