/** What one value may be, and the form in which Connect takes it. */
@NullMarked
package contactcorrections.request.value;

import org.jspecify.annotations.NullMarked;
