/// The HTTP side of evaluation: the console's page on quality.
@NullMarked
package io.nightdesk.evaluation.web;

import org.jspecify.annotations.NullMarked;
