/** The commands: arguments become settings, a finished run becomes an exit code. */
@NullMarked
package contactcorrections.command;

import org.jspecify.annotations.NullMarked;
