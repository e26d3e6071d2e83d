/** What rows change, kept where a killed process cannot lose it. */
@NullMarked
package contactcorrections.changes;

import org.jspecify.annotations.NullMarked;
