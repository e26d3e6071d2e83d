/** Several processes that apply one input: its rows in slots, who owns each, and how the processes keep together. */
@NullMarked
package contactcorrections.workers;

import org.jspecify.annotations.NullMarked;
