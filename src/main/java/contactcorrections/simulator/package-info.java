/** A local stand-in for the Connect endpoint. */
@NullMarked
package contactcorrections.simulator;

import org.jspecify.annotations.NullMarked;
