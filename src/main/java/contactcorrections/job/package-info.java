/** The pipeline: preflight, apply and report as one Spring Batch job that can be run, resumed and stopped. */
@NullMarked
package contactcorrections.job;

import org.jspecify.annotations.NullMarked;
