/** What the simulator's contacts hold: what was sent of them, and made-up values before that. */
@NullMarked
package contactcorrections.simulator.contact;

import org.jspecify.annotations.NullMarked;
