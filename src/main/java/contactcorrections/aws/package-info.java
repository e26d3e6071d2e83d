/** The Region and credentials of the AWS SDK's standard chain, and why one of them is missing. */
@NullMarked
package contactcorrections.aws;

import org.jspecify.annotations.NullMarked;
