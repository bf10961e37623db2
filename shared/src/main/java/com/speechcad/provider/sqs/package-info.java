/** Amazon SQS behind the queue's port. */
@NullMarked
package com.speechcad.provider.sqs;

import org.jspecify.annotations.NullMarked;
