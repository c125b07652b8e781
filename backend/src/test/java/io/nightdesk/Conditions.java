package io.nightdesk;

import static com.tngtech.archunit.lang.SimpleConditionEvent.satisfied;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// What our architecture rules ask for beyond ArchUnit's own vocabulary.
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> be(String description, Predicate<JavaClass> predicate) {
        return new ArchCondition<>("be " + description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean holds = predicate.test(item);
                String message = item.getName() + (holds ? " is " : " is not ") + description;
                events.add(holds ? satisfied(item, message) : violated(item, message));
            }
        };
    }

    static ArchCondition<JavaMethod> takeOnly(String description, Predicate<JavaClass> predicate) {
        return new ArchCondition<>("take only " + description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (JavaClass type : method.getRawParameterTypes()) {
                    String message = method.getFullName() + " takes " + type.getName();
                    events.add(
                            predicate.test(type)
                                    ? satisfied(method, message)
                                    : violated(method, message));
                }
            }
        };
    }

    /// Holds for a method that calls such a method, directly or through other code of ours.
    static ArchCondition<JavaMethod> reach(String description, Predicate<JavaMethod> target) {
        return new ArchCondition<>("reach " + description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Set<JavaMethod> seen = new HashSet<>();
                Deque<JavaMethod> open = new ArrayDeque<>(Set.of(method));
                while (!open.isEmpty()) {
                    JavaMethod next = open.pop();
                    if (target.test(next)) {
                        String how = method.getFullName() + " reaches " + next.getFullName();
                        events.add(satisfied(method, how));
                        return;
                    }
                    callees(next).filter(seen::add).forEach(open::push);
                }
                events.add(violated(method, method.getFullName() + " does not"));
            }
        };
    }

    private static java.util.stream.Stream<JavaMethod> callees(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .map(JavaMethodCall::getTarget)
                .flatMap(target -> target.resolveMember().stream())
                .filter(callee -> callee.getOwner().getPackageName().startsWith("io.nightdesk"));
    }
}
