/** Amazon EventBridge Scheduler: schedules that fire once. */
@NullMarked
package com.speechcad.provider.scheduler;

import org.jspecify.annotations.NullMarked;
