package io.nightdesk.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody about to get an account: the form in its one spelling.
record NewStaff(String name, String email, String password) {

    private static final int MAX_NAME = 80;

    static NewStaff of(Setup.Form form) {
        return new NewStaff(form.name().strip(), Email.normal(form.email()), form.password());
    }

    /// Empty when everything is fine.
    List<FieldError> errors(String siteName) {
        List<FieldError> errors = new ArrayList<>();
        if (name.isEmpty()
                || name.length() > MAX_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(
                    new FieldError(
                            "name",
                            "Enter the name customers will see, at most %d characters."
                                    .formatted(MAX_NAME)));
        }
        if (!Email.isPlausible(email)) {
            errors.add(
                    new FieldError("email", "Enter an e-mail address, such as maria@example.com."));
        }
        Optional<String> weakness =
                PasswordRules.weakness(password, List.of(siteName, name, email, "nightdesk"));
        weakness.ifPresent(message -> errors.add(new FieldError("password", message)));
        return errors;
    }

    /// Keeps the password out of logs.
    @Override
    public String toString() {
        return "NewStaff[" + email + "]";
    }
}
