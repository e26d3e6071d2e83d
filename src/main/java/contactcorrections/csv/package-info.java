/** Cuts the bytes of an input into rows at exact byte positions. */
@NullMarked
package contactcorrections.csv;

import org.jspecify.annotations.NullMarked;
