/** What a run has before it: the rows that are left, how long they take, and how many of them may fail. */
@NullMarked
package contactcorrections.workload;

import org.jspecify.annotations.NullMarked;
