/** A row becomes an UpdateContact request or the list of everything that is wrong with it. */
@NullMarked
package contactcorrections.request;

import org.jspecify.annotations.NullMarked;
