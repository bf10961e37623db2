@NullMarked
package com.speechcad.db;

import org.jspecify.annotations.NullMarked;
