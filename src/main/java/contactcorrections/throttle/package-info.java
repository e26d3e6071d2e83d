/** The token bucket that every attempt passes, and the rate it adapts to. */
@NullMarked
package contactcorrections.throttle;

import org.jspecify.annotations.NullMarked;
