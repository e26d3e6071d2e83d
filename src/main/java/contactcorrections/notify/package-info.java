/** Tells an SNS topic or a web address how a run ended. */
@NullMarked
package contactcorrections.notify;

import org.jspecify.annotations.NullMarked;
