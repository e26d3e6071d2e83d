/** The first step: the whole input read offline, every row validated, before anything is sent. */
@NullMarked
package contactcorrections.preflight;

import org.jspecify.annotations.NullMarked;
