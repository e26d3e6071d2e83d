package contactcorrections.settings;

import contactcorrections.connect.AccountSettings;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.console.CommandSettings;
import contactcorrections.csv.CsvSettings;
import contactcorrections.launch.JobSettings;
import contactcorrections.notify.NotifySettings;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.Setting;
import contactcorrections.run.UsageException;
import contactcorrections.slots.SlotSettings;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.update.SendSettings;
import contactcorrections.workload.PlanSettings;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import picocli.CommandLine.TypeConversionException;

/**
 * The settings of a command: its options over the environment's, and those over a job definition's. Whatever is wrong with
 * them is found before anything is started.
 */
public final class Settings {

    static final String PREFIX = "corrections";
    private static final String OPTIONS = "options";
    private static final ConfigurationPropertyName NAME = ConfigurationPropertyName.of(PREFIX);
    private static final ConfigurationPropertyName INPUT = NAME.append("input");
    private static final ConfigurationPropertyName NOTIFY = NAME.append(NotifySettings.NAME);

    private static final List<Class<? extends Record>> RECORDS = List.of(
            CommandSettings.class,
            JobSettings.class,
            CsvSettings.class,
            RequestSettings.class,
            ThrottleSettings.class,
            ConnectSettings.class,
            AccountSettings.class,
            SendSettings.class,
            PlanSettings.class,
            SlotSettings.class,
            NotifySettings.class);

    private final ConfigurableEnvironment environment = new StandardEnvironment();

    private Settings(Map<String, Object> options, @Nullable JobDefinition definition) {
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource(OPTIONS, options));
        if (definition != null) {
            definition.sources().forEach(sources::addLast);
        }
    }

    /**
     * Brings the settings together and checks each.
     *
     * @param options setting names without prefix to values, as they were given
     * @throws UsageException if one is wrong; it names the option or the setting
     */
    public static Settings of(Map<String, Object> options, @Nullable JobDefinition definition) {
        if (definition != null) {
            definition.requireKnown(names());
        }
        Map<String, Object> prefixed = options.entrySet().stream()
                .collect(Collectors.toMap(option -> PREFIX + "." + option.getKey(), Map.Entry::getValue));
        var settings = new Settings(prefixed, definition);
        RECORDS.forEach(settings::get);
        settings.requireUnits();
        return settings;
    }

    /**
     * The settings that a run of another process was begun with; of this process's environment nothing counts but where the
     * job repository is, and what is said of AWS.
     *
     * @param given the run's settings by their full names
     */
    public static Settings ofRun(Map<String, String> given) {
        var settings = new Settings(new LinkedHashMap<>(given), null);
        Map<String, Object> environment = new LinkedHashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("CORRECTIONS_"));
        settings.environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
        return settings;
    }

    /** These settings over those that an earlier run was begun with, by their full names. */
    public Settings over(Map<String, String> earlier) {
        environment.getPropertySources().addLast(new MapPropertySource("earlier", new LinkedHashMap<>(earlier)));
        return this;
    }

    /** The quota that was asked for, in place of {@code auto}: whoever makes the same settings again has the number. */
    public void found(ThrottleSettings.Rate quota) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put(PREFIX + ".rate", quota.toString());
        if (property("burst") == null) {
            found.put(PREFIX + ".burst", String.valueOf(quota.usualBurst()));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("found", found));
    }

    /**
     * What is given in any way, by full names: enough to make the same settings of it again. The inputs are not in it, nor is
     * who is told of the run, which may be a secret.
     */
    public Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource properties) {
                properties.stream()
                        .filter(name -> NAME.isAncestorOf(name) && !INPUT.equals(name) && !INPUT.isAncestorOf(name))
                        .filter(name -> !NOTIFY.equals(name))
                        .map(properties::getConfigurationProperty)
                        .filter(Objects::nonNull)
                        .forEach(property ->
                                given.putIfAbsent(property.getName().toString(), String.valueOf(property.getValue())));
            }
        }
        return given;
    }

    /** Names of all settings, without prefix, as options are written. */
    public static SortedSet<String> names() {
        return new TreeSet<>(parameters().keySet());
    }

    /** Every setting as its record takes it, with what is said of it there; by name. */
    static Map<String, Parameter> parameters() {
        Map<String, Parameter> parameters = new HashMap<>();
        RECORDS.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredConstructors()[0].getParameters()))
                .forEach(parameter -> parameters.merge(
                        settingName(parameter),
                        parameter,
                        (one, other) -> one.isAnnotationPresent(Setting.class) ? one : other));
        return parameters;
    }

    private static String settingName(Parameter parameter) {
        Name name = parameter.getAnnotation(Name.class);
        return name != null
                ? name.value()
                : parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The settings of one feature. */
    public <T> T get(Class<T> type) {
        var binder = new Binder(
                ConfigurationPropertySources.get(environment),
                null,
                ApplicationConversionService.getSharedInstance(),
                null);
        try {
            return binder.bindOrCreate(PREFIX, Bindable.of(type));
        } catch (BindException e) {
            throw new WrongSetting(this).explain(e);
        }
    }

    public ConfigurableEnvironment environment() {
        return environment;
    }

    private void requireUnits() {
        parameters().forEach((name, parameter) -> {
            ConfigurationProperty found = parameter.getType() == Duration.class ? property(name) : null;
            try {
                if (found != null) {
                    new DurationConverter().convert(String.valueOf(found.getValue()));
                }
            } catch (TypeConversionException e) {
                throw new WrongSetting(this).explain(found, DurationConverter.EXPECTED);
            }
        });
    }

    /** Whether it was given as an option. */
    boolean isOption(String name) {
        return environment.getPropertySources().get(OPTIONS) instanceof EnumerablePropertySource<?> options
                && options.containsProperty(PREFIX + "." + name);
    }

    @Nullable
    ConfigurationProperty property(String name) {
        var full = ConfigurationPropertyName.adapt(PREFIX + "." + name, '.');
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .map(source -> source.getConfigurationProperty(full))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
