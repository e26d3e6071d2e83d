/** Settings from options, the environment and job definitions, checked before anything is started. */
@NullMarked
package contactcorrections.settings;

import org.jspecify.annotations.NullMarked;
