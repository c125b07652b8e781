package io.nightdesk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/// The rules of the house that can be checked by reading the compiled code.
class ArchitectureTests {

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.nightdesk");

    /// What takes as long as a network does.
    private static final Set<String> REMOTE =
            Set.of("io.nightdesk.llm.LanguageModel", "io.nightdesk.llm.Embedder");

    private static final Pattern MODULE = Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\| (.+) \\|$");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(Nightdesk.class).verify();
    }

    @Test
    void theTableOfModulesSaysWhatTheyDeclare() throws IOException {
        Map<String, String> declared =
                PRODUCT.getPackage("io.nightdesk").getSubpackages().stream()
                        .filter(it -> it.isAnnotatedWith(ApplicationModule.class))
                        .collect(
                                Collectors.toMap(
                                        JavaPackage::getRelativeName, ArchitectureTests::uses));

        Map<String, String> told =
                MODULE.matcher(Files.readString(Path.of("../docs/architecture.md")))
                        .results()
                        .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(told).isEqualTo(declared);
    }

    @Test
    void everyPackageIsNullMarked() {
        check(
                classes()
                        .should()
                        .resideInAPackage("io.nightdesk..")
                        .andShould(
                                Conditions.be(
                                        "in a package marked @NullMarked",
                                        it -> it.getPackage().isAnnotatedWith(NullMarked.class)))
                        .because("NullAway silently passes over packages that are not marked"));
    }

    @Test
    void onlyLlmKnowsLangChain4j() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.nightdesk.llm..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.langchain4j..")
                        .because("providers change often, and our port to them should not"));
    }

    @Test
    void whatAPersonNamesIsReachedThroughOneClient() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.nightdesk.llm..",
                                "io.nightdesk.operation..",
                                "io.nightdesk.knowledge.fetch..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.net.http..", "org.apache.hc..")
                        .orShould()
                        .callMethod(URL.class, "openConnection")
                        .orShould()
                        .callMethod(URL.class, "openStream")
                        .because(
                                "GuardedHttp refuses addresses of our own network, others do not"));
    }

    @Test
    void onlyTheDocumentProcessKnowsTika() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.nightdesk.knowledge.read..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.apache.tika..", "org.apache.poi..", "org.apache.pdfbox..")
                        .because("a document that takes all memory must not take the server's"));
    }

    @Test
    void onlyDeliveryAndLimitsKnowRedis() {
        check(
                noClasses()
                        .that(
                                resideOutsideOfPackages(
                                        "io.nightdesk.gateway..",
                                        "io.nightdesk.limits..",
                                        "io.nightdesk.operation.."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.lettuce..")
                        .because(
                                "Redis carries hints only; what must not be lost is in PostgreSQL"));
    }

    @Test
    void sqlStaysInStores() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Store")
                        .and()
                        .resideOutsideOfPackage("io.nightdesk.operation..")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(JdbcClient.class)
                        .because("whoever changes a table must find every statement on it"));
    }

    @Test
    void noTransactionIsOpenDuringARemoteCall() {
        check(
                noMethods()
                        .that()
                        .areAnnotatedWith(Transactional.class)
                        .should(Conditions.reach("a model", ArchitectureTests::isRemote))
                        .because("a model that takes 20 s would hold a connection for 20 s"));
    }

    @Test
    void timeAndIdsComeFromTheKernel() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.nightdesk.kernel..")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(UUID.class, "randomUUID")
                        .because("tests set the clock, and ids sort by it"));
    }

    @Test
    void jacksonIsTheThird() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.nightdesk.llm..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("com.fasterxml.jackson..")
                                        .and(
                                                resideOutsideOfPackages(
                                                        "com.fasterxml.jackson.annotation..")))
                        .because(
                                "Spring Boot 4 uses Jackson 3; settings of the second compile and do nothing"));
    }

    @Test
    void controllersStoresAndConfigurationsAreNobodysApi() {
        check(
                noClasses()
                        .that()
                        .areMetaAnnotatedWith(Controller.class)
                        .or()
                        .areAnnotatedWith(Repository.class)
                        .or()
                        .areAnnotatedWith(Configuration.class)
                        .should()
                        .bePublic()
                        .because("other modules go through the module's few public types"));
    }

    @Test
    void beansGetWhatTheyNeedInTheirConstructor() {
        String reason = "what a class needs should be seen where it is made";
        check(fields().should().notBeAnnotatedWith(Autowired.class).because(reason));
        check(fields().should().notBeAnnotatedWith(Value.class).because(reason));
        check(noMethods().should().beAnnotatedWith(Autowired.class).because(reason));
        check(
                noConstructors()
                        .should()
                        .beAnnotatedWith(Autowired.class)
                        .because("Spring takes the only constructor without being told"));
    }

    @Test
    void eventsAreRecords() {
        check(
                methods()
                        .that()
                        .areMetaAnnotatedWith(EventListener.class)
                        .or()
                        .areMetaAnnotatedWith(TransactionalEventListener.class)
                        .should(
                                Conditions.takeOnly(
                                        "records, if they take events of ours",
                                        it ->
                                                it.isRecord()
                                                        || it.isInterface()
                                                        || !it.getPackageName()
                                                                .startsWith("io.nightdesk")))
                        .because("an event is a fact: it does not change and it has no behaviour"));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(
                noClasses()
                        .that(are("top-level", it -> it.getEnclosingClass().isEmpty()))
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Base|Common)")
                        .because("such names fit everything"));
    }

    /// Of a module with named parts once its name.
    private static String uses(JavaPackage module) {
        ApplicationModule annotation = module.getAnnotationOfType(ApplicationModule.class);
        return annotation.allowedDependencies().length == 0
                ? "nothing"
                : Arrays.stream(annotation.allowedDependencies())
                        .map(it -> it.replaceFirst(" ::.*", ""))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static boolean isRemote(JavaMethod method) {
        return method.getOwner().getAllRawInterfaces().stream()
                        .map(JavaClass::getName)
                        .anyMatch(REMOTE::contains)
                || REMOTE.contains(method.getOwner().getName());
    }

    private static DescribedPredicate<JavaClass> are(
            String description, java.util.function.Predicate<JavaClass> predicate) {
        return describe(description, predicate);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
