/// Markdown taken apart: sections, sentences, list items, table rows, and the chunks made of them.
@NamedInterface("text")
@NullMarked
package io.nightdesk.knowledge.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
