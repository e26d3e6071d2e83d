/** Who and what a run is: what ends it, how it ended, and how numbers are worded wherever people read them. */
@NullMarked
package contactcorrections.run;

import org.jspecify.annotations.NullMarked;
