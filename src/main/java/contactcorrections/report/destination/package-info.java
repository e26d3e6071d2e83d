/** Where reports are put: a folder of this machine, or S3, each file whole or not at all. */
@NullMarked
package contactcorrections.report.destination;

import org.jspecify.annotations.NullMarked;
