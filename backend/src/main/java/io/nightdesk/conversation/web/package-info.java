@NullMarked
package io.nightdesk.conversation.web;

import org.jspecify.annotations.NullMarked;
