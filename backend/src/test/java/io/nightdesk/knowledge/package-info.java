@NullMarked
package io.nightdesk.knowledge;

import org.jspecify.annotations.NullMarked;
