/// The HTTP side of identity.
@NullMarked
package io.nightdesk.identity.web;

import org.jspecify.annotations.NullMarked;
