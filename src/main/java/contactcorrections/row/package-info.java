/** A row of an input, where it stands, and what is wrong with it. */
@NullMarked
package contactcorrections.row;

import org.jspecify.annotations.NullMarked;
