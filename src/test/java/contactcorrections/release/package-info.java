/** What a release is made of, and that it says so. */
@NullMarked
package contactcorrections.release;

import org.jspecify.annotations.NullMarked;
