package io.nightdesk.operation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.modulith.ApplicationModule;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/// Finds the beans of one module and of those that it declares to depend on, and theirs; without
/// what answers to HTTP, and with nothing run on a schedule.
final class ModuleScan implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Pattern WEB = Pattern.compile(".*\\.web\\..*");

    private final String root;
    private final String module;

    /// @param service any class in the module's base package
    ModuleScan(Class<?> service) {
        String name = service.getPackageName();
        this.root = name.substring(0, name.lastIndexOf('.') + 1);
        this.module = name.substring(root.length());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var registry = (BeanDefinitionRegistry) context.getBeanFactory();
        var scanner = new ClassPathBeanDefinitionScanner(registry);
        scanner.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(WEB));
        scanner.scan(modules().stream().map(root::concat).toArray(String[]::new));
        context.addBeanFactoryPostProcessor(withoutSchedule());
    }

    Set<String> modules() {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                open.addAll(List.of(allowedBy(next)));
            }
        }
        return found;
    }

    private String[] allowedBy(String name) {
        try {
            return Class.forName(root + name + ".package-info")
                    .getAnnotation(ApplicationModule.class)
                    .allowedDependencies();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(root + name + " is no module", e);
        }
    }

    private static BeanFactoryPostProcessor withoutSchedule() {
        return beans -> {
            var registry = (BeanDefinitionRegistry) beans;
            String name = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;
            if (registry.containsBeanDefinition(name)) {
                registry.removeBeanDefinition(name);
            }
        };
    }
}
