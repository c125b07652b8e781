@NullMarked
package io.nightdesk.assistant.web;

import org.jspecify.annotations.NullMarked;
