/** What is read: a file or an S3 object, plain or compressed, or each of a folder or prefix. */
@NullMarked
package contactcorrections.input;

import org.jspecify.annotations.NullMarked;
