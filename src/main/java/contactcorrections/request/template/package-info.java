/** A corrections file to start from. */
@NullMarked
package contactcorrections.request.template;

import org.jspecify.annotations.NullMarked;
