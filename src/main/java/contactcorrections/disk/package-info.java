/** Folders and files for their owner alone, and why one cannot be written. */
@NullMarked
package contactcorrections.disk;

import org.jspecify.annotations.NullMarked;
