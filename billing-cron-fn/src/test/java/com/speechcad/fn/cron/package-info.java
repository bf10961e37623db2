@NullMarked
package com.speechcad.fn.cron;

import org.jspecify.annotations.NullMarked;
