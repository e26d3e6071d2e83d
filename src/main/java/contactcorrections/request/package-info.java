/** A row becomes a correction that can be sent, or the list of everything that is wrong with it. */
@NullMarked
package contactcorrections.request;

import org.jspecify.annotations.NullMarked;
