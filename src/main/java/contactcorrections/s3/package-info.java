/** Calls S3: access, addresses, objects in blocks, and why a call fails. */
@NullMarked
package contactcorrections.s3;

import org.jspecify.annotations.NullMarked;
