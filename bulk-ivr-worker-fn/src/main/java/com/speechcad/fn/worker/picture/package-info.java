/** Draws a flow's graph: ELK places the boxes, Java2D paints them, letters come from the fonts in this jar. */
@NullMarked
package com.speechcad.fn.worker.picture;

import org.jspecify.annotations.NullMarked;
