/** What a report says: the summary of a run, and how people read it as a page and as text. */
@NullMarked
package contactcorrections.report.page;

import org.jspecify.annotations.NullMarked;
