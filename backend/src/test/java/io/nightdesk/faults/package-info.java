/// The fault suite: real processes, real sockets, faults by seed, and a checker of what was seen.
/// `./test faults` runs it.
@NullMarked
package io.nightdesk.faults;

import org.jspecify.annotations.NullMarked;
