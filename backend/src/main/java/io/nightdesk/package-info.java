/// Nightdesk: the application's entry and the wiring that every module shares.
@NullMarked
package io.nightdesk;

import org.jspecify.annotations.NullMarked;
