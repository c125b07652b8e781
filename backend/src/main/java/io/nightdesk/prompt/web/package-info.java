/// The HTTP side of prompts.
@NullMarked
package io.nightdesk.prompt.web;

import org.jspecify.annotations.NullMarked;
