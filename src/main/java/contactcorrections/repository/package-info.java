/** The database: its schema, its connections and outages, the locks of inputs, and the repair of Spring Batch's records. */
@NullMarked
package contactcorrections.repository;

import org.jspecify.annotations.NullMarked;
