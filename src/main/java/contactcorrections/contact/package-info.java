/** What a contact holds, and what a row would change about it. */
@NullMarked
package contactcorrections.contact;

import org.jspecify.annotations.NullMarked;
