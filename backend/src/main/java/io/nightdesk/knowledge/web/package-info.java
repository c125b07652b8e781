/// The HTTP side of articles: the console's editor and the public help pages.
@NullMarked
package io.nightdesk.knowledge.web;

import org.jspecify.annotations.NullMarked;
