/** The rows of an input in slots that processes apply side by side: who owns each, and how they are handed out. */
@NullMarked
package contactcorrections.slots;

import org.jspecify.annotations.NullMarked;
