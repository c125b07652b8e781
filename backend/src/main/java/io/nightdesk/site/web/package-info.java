/// The widget over HTTP: the one script of an embedding page, the chat's frame, the demo shop.
@NullMarked
package io.nightdesk.site.web;

import org.jspecify.annotations.NullMarked;
