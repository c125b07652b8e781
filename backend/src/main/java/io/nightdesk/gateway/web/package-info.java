@NullMarked
package io.nightdesk.gateway.web;

import org.jspecify.annotations.NullMarked;
