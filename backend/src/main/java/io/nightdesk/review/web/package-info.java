/// The HTTP side of review: the console's pages on confidence and on the week's answers.
@NullMarked
package io.nightdesk.review.web;

import org.jspecify.annotations.NullMarked;
