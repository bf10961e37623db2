@NullMarked
package com.speechcad.local.contract;

import org.jspecify.annotations.NullMarked;
