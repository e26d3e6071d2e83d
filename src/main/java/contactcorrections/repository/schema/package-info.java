/** The tables of the job repository, and how a database gets them. */
@NullMarked
package contactcorrections.repository.schema;

import org.jspecify.annotations.NullMarked;
