package io.nightdesk.identity;

/// What is wrong with one field of a form, and what would be right.
///
/// @param field the field's name on the wire
public record FieldError(String field, String message) {}
