/** What stands in for Connect in all tests: a server that keeps the calls which arrive and what contacts hold, and answers by a script. */
@NullMarked
package contactcorrections.standin;

import org.jspecify.annotations.NullMarked;
