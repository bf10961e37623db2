/** SQS on this machine: the queues, and the poller that hands their messages to a function. */
@NullMarked
package com.speechcad.local.queue;

import org.jspecify.annotations.NullMarked;
