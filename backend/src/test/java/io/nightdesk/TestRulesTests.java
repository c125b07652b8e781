package io.nightdesk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertySource;

/// Tests are production code; these are the rules that tests alone have.
class TestRulesTests {

    private static final JavaClasses TESTS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.OnlyIncludeTests())
                    .importPackages("io.nightdesk");

    @Test
    void whatLooksLikeATestIsRun() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Tests")
                .and()
                .doNotHaveModifier(JavaModifier.PRIVATE)
                .and()
                .doNotHaveModifier(JavaModifier.STATIC)
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and()
                .haveRawReturnType(void.class)
                .and()
                .haveRawParameterTypes(new Class<?>[0])
                .should()
                .beMetaAnnotatedWith(Test.class)
                .orShould()
                .beAnnotatedWith(RepeatedTest.class)
                .orShould()
                .beAnnotatedWith(BeforeEach.class)
                .orShould()
                .beAnnotatedWith(AfterEach.class)
                .orShould()
                .beAnnotatedWith(BeforeAll.class)
                .orShould()
                .beAnnotatedWith(AfterAll.class)
                .orShould()
                .beAnnotatedWith(DynamicPropertySource.class)
                .because("a method that lost its annotation is green for ever")
                .check(TESTS);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .because("a sleep is too short on a busy machine and too long on an idle one")
                .check(TESTS);
    }
}
