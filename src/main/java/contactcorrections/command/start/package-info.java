/** What commands begin with: the program's name and words, its settings, and the Spring application. */
@NullMarked
package contactcorrections.command.start;

import org.jspecify.annotations.NullMarked;
