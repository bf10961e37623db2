/** Tables out of files that people send: text in any encoding and dialect, and Excel workbooks. */
@NullMarked
package com.speechcad.fn.worker.sheet;

import org.jspecify.annotations.NullMarked;
