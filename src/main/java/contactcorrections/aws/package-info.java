/** How AWS is reached: its Region, credentials and proxies as the SDK's standard chain has them, and why one of them fails. */
@NullMarked
package contactcorrections.aws;

import org.jspecify.annotations.NullMarked;
