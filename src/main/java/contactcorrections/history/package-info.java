/** What is known of inputs and of the runs that applied them. */
@NullMarked
package contactcorrections.history;

import org.jspecify.annotations.NullMarked;
