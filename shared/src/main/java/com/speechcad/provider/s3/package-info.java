/** Amazon S3 behind the bucket's port. */
@NullMarked
package com.speechcad.provider.s3;

import org.jspecify.annotations.NullMarked;
