/** What became of one row, or of the rows of one contact. */
@NullMarked
package contactcorrections.trace;

import org.jspecify.annotations.NullMarked;
