/** Whose quota calls count against, and how large it is: what STS and Service Quotas are asked for. */
@NullMarked
package contactcorrections.connect.quota;

import org.jspecify.annotations.NullMarked;
