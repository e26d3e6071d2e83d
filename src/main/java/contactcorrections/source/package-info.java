/** Where rows come from: a file, plain or compressed, cut into rows at exact byte positions. */
@NullMarked
package contactcorrections.source;

import org.jspecify.annotations.NullMarked;
