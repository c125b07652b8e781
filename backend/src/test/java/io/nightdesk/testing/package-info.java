/// What tests of every module share: real stores, started once for a test run.
@NullMarked
package io.nightdesk.testing;

import org.jspecify.annotations.NullMarked;
