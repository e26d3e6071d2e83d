/** What a person sees of a command: progress, problems, results. */
@NullMarked
package contactcorrections.console;

import org.jspecify.annotations.NullMarked;
