/** The summary of a run and the files it is read from in the morning. */
@NullMarked
package contactcorrections.report;

import org.jspecify.annotations.NullMarked;
