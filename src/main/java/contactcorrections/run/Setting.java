package contactcorrections.run;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A setting that is an option too. Name, default and description of the option are those that stand at the setting. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Setting {

    /** How its value is written, such as {@code N}; empty for a setting that is on or off. */
    String label() default "";

    /** What the help says of it; <code>${DEFAULT-VALUE}</code> stands for the default. */
    String value();
}
