/** The meters of a run, and where they go. */
@NullMarked
package contactcorrections.metrics;

import org.jspecify.annotations.NullMarked;
