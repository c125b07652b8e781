/// The searchable form of the published articles: an immutable snapshot of words and vectors.
@NullMarked
package io.nightdesk.knowledge.index;

import org.jspecify.annotations.NullMarked;
