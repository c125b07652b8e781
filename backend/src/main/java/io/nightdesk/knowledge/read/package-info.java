/// What comes in other forms than Markdown, read with limits of size, time and depth.
@NamedInterface("read")
@NullMarked
package io.nightdesk.knowledge.read;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
