/** The files of a report, and where they are put. */
@NullMarked
package contactcorrections.report;

import org.jspecify.annotations.NullMarked;
