/** The files of a report that say what rows change, let just that be applied, and put it back. */
@NullMarked
package contactcorrections.report.changes;

import org.jspecify.annotations.NullMarked;
