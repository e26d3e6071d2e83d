/** The documentation: its pages, what is made from the code in them, and what they tell people to type. */
@NullMarked
package contactcorrections.docs;

import org.jspecify.annotations.NullMarked;
