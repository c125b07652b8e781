/// Escalation rules over HTTP.
@NullMarked
package io.nightdesk.escalation.web;

import org.jspecify.annotations.NullMarked;
