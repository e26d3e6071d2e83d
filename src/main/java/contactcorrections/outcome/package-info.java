/** What became of each row. */
@NullMarked
package contactcorrections.outcome;

import org.jspecify.annotations.NullMarked;
