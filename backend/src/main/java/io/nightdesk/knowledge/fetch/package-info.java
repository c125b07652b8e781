/// The one client for addresses that a person can influence, and the manners of a crawler.
@NullMarked
package io.nightdesk.knowledge.fetch;

import org.jspecify.annotations.NullMarked;
