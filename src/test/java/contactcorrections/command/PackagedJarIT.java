package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PackagedJarIT {

    /** Each would add to the time of a start. */
    @Test
    void librariesThatFewRunsNeedAreNotLoadedByTheOthers(@TempDir Path folder) throws Exception {
        Path input = Files.writeString(folder.resolve("in.csv"), "ContactId,Name\nc1,n\n");
        Path loaded = folder.resolve("loaded");
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:off",
                        "-Duser.home=" + folder,
                        "-Xlog:class+load:file=" + loaded,
                        "-jar",
                        "target/contact-corrections.jar",
                        "run",
                        "--simulate",
                        "--quiet",
                        "--instance-id=instance",
                        "--report-to=" + folder.resolve("reports"),
                        input.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(run.waitFor()).as(Files.readString(folder.resolve("out"))).isZero();
        assertThat(Files.readString(loaded))
                .contains("contactcorrections.command.InputRuns ")
                .doesNotContain(
                        "software.amazon.awssdk.services.servicequotas",
                        "software.amazon.awssdk.services.sns",
                        "org.flywaydb",
                        "ch.qos.logback.classic.joran.JoranConfigurator",
                        "org.yaml.snakeyaml",
                        "io.micrometer.registry.otlp",
                        "com.google.protobuf");
    }
}
