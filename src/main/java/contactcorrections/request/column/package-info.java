/** What the columns of a header stand for: which fields of the request they fill. */
@NullMarked
package contactcorrections.request.column;

import org.jspecify.annotations.NullMarked;
