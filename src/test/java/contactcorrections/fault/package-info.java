/** The packaged program as a process, faults around it, and a judge of its own who says whether anything was lost. */
@NullMarked
package contactcorrections.fault;

import org.jspecify.annotations.NullMarked;
