/** The program measured, side by side with what it could at best be; see {@code mvn verify -Pbench} in src/docs/speed.md. */
@NullMarked
package contactcorrections.bench;

import org.jspecify.annotations.NullMarked;
