package io.nightdesk.escalation;

import io.nightdesk.escalation.EscalationRuleInput.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Who must be writing; what is empty is not asked.
///
/// @param locale the customer's language, a BCP 47 tag
/// @param page a part of the address of the page on which the chat was opened
/// @param attribute the name of something that the page tells of customers, such as `plan`
/// @param values at most 50; it is one of them, in capitals or not. Empty: it is told at all
public record Sender(String locale, String page, String attribute, List<String> values) {

    private static final int MOST_PAGE = 300;
    private static final int MOST_VALUES = 50;
    private static final int MOST_VALUE = 200;
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public Sender {
        locale = locale.strip();
        page = page.strip();
        attribute = attribute.strip();
        values = Lines.of(values);
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (!locale.isEmpty() && !LOCALE.matcher(locale).matches()) {
            problems.add(new Problem("locale", "Use a language tag such as en, de or pt-BR"));
        }
        if (Lines.isTooLong(page, MOST_PAGE)) {
            problems.add(new Problem("page", "Use at most 300 characters"));
        }
        if (!attribute.isEmpty() && !ATTRIBUTE.matcher(attribute).matches()) {
            problems.add(
                    new Problem(
                            "attribute",
                            "Use a name such as plan: small letters, digits and _, at most 40"));
        }
        if (attribute.isEmpty() && !values.isEmpty()) {
            problems.add(new Problem("attribute", "Name the attribute that has these values"));
        }
        if (values.size() > MOST_VALUES || Lines.anyTooLong(values, MOST_VALUE)) {
            problems.add(new Problem("values", "Give at most 50 values of at most 200 characters"));
        }
        return problems;
    }

    boolean asksNothing() {
        return locale.isEmpty() && page.isEmpty() && !asksAttribute();
    }

    boolean asksAttribute() {
        return !attribute.isEmpty();
    }

    /// All but the attribute.
    boolean fits(Customer customer) {
        String openedOn = customer.page();
        return (locale.isEmpty() || isOfLanguage(customer.locale()))
                && (page.isEmpty() || (openedOn != null && openedOn.contains(page)));
    }

    /// @param told what the page tells of the customer
    boolean fits(Map<String, String> told) {
        String value = told.get(attribute);
        return !asksAttribute()
                || (value != null
                        && (values.isEmpty() || values.stream().anyMatch(value::equalsIgnoreCase)));
    }

    /// `de` takes in `de-AT`.
    private boolean isOfLanguage(String tag) {
        return tag.equalsIgnoreCase(locale)
                || tag.regionMatches(true, 0, locale + "-", 0, locale.length() + 1);
    }
}
