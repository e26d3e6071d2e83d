/** The attempts of one call: what each takes, what its answer means, and when another one follows. */
@NullMarked
package contactcorrections.connect.attempt;

import org.jspecify.annotations.NullMarked;
