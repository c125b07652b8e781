package io.nightdesk.confidence;

import io.nightdesk.knowledge.Signals;

/// How likely it is that what was found is right; each 0 to 1.
///
/// @param answerable that any article answers the question
/// @param firstRight that the first article does
/// @param oneOfThree that one of the first three does: what a quotation needs
/// @param signals what this was read from
public record Confidence(
        double answerable, double firstRight, double oneOfThree, Signals signals) {}
