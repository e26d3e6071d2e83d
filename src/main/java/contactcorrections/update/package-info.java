/** What is done with one row: it is sent, its contact is read before that, or it is planned alone; and many rows at once. */
@NullMarked
package contactcorrections.update;

import org.jspecify.annotations.NullMarked;
