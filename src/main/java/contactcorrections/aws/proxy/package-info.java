/** The HTTP proxies that calls to AWS and others go through, and how a call fails at one. */
@NullMarked
package contactcorrections.aws.proxy;

import org.jspecify.annotations.NullMarked;
