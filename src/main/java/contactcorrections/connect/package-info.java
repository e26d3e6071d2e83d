/** One call to Amazon Connect: its attempts, its retries and what the answer means. */
@NullMarked
package contactcorrections.connect;

import org.jspecify.annotations.NullMarked;
