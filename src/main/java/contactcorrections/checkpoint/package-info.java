/** Where the rows that a step applies stand, as the stored outcomes tell, and to whom they belong. */
@NullMarked
package contactcorrections.checkpoint;

import org.jspecify.annotations.NullMarked;
