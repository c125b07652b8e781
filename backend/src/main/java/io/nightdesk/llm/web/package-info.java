/// The HTTP side of language models: the console's page of them.
@NullMarked
package io.nightdesk.llm.web;

import org.jspecify.annotations.NullMarked;
