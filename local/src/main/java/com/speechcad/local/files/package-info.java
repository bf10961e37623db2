/** S3 on this machine: a folder as the bucket. */
@NullMarked
package com.speechcad.local.files;

import org.jspecify.annotations.NullMarked;
