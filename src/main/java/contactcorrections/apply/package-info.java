/** The step that sends: rows that are left, their requests, the calls, and what became of them, chunk by chunk. */
@NullMarked
package contactcorrections.apply;

import org.jspecify.annotations.NullMarked;
