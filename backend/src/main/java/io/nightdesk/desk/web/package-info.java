/// The desk over HTTP: the console's pages, and what the console asks for.
@NullMarked
package io.nightdesk.desk.web;

import org.jspecify.annotations.NullMarked;
