/** What became of each row: the tables, what writes them and what asks them. */
@NullMarked
package contactcorrections.outcome;

import org.jspecify.annotations.NullMarked;
