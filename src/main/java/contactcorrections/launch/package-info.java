/** Starts runs: which job instance an input is, who may run it, and how a run ended. */
@NullMarked
package contactcorrections.launch;

import org.jspecify.annotations.NullMarked;
