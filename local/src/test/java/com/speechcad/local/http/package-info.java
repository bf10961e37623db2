@NullMarked
package com.speechcad.local.http;

import org.jspecify.annotations.NullMarked;
