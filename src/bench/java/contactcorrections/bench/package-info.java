/** The program measured, side by side with what it could at best be; see {@code mvn verify -Pbench} in the README. */
@NullMarked
package contactcorrections.bench;

import org.jspecify.annotations.NullMarked;
