package contactcorrections;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.connect.ConnectClient;

/** The house as it was drawn: what each package may know. */
class HouseTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("contactcorrections");

    /** From the ground up. A room knows those below it; of two on one floor, at most one knows the other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("run", "row"),
            List.of("aws..", "s3", "input", "disk"),
            List.of("csv", "throttle"),
            List.of("repository..", "history", "checkpoint", "outcome", "request..", "contact", "changes", "connect.."),
            List.of("preflight", "update", "workload", "apply", "slots", "workers", "report..", "notify", "metrics"),
            List.of("launch", "job"),
            List.of("settings", "console", "trace", "command.."));

    @Test
    void noImportRunsBackUp() {
        for (int floor = 1; floor < FLOORS.size(); floor++) {
            noClasses()
                    .that(resideInAnyPackage(rooms(FLOORS.subList(0, floor))))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(rooms(FLOORS.subList(floor, FLOORS.size()))))
                    .check(MAIN);
        }
    }

    @Test
    void everyRoomHasAFloor() {
        assertThat(MAIN)
                .allMatch(resideInAnyPackage(rooms(FLOORS)).or(resideInAPackage("contactcorrections.simulator..")));
    }

    @Test
    void theSimulatorIsKnownByCommandAlone() {
        noClasses()
                .that(not(resideInAnyPackage("contactcorrections.command..", "contactcorrections.simulator..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("contactcorrections.simulator..")
                .check(MAIN);
        noClasses()
                .that(resideInAPackage("contactcorrections.simulator.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(rooms(FLOORS)))
                .check(MAIN);
    }

    private static String[] rooms(List<List<String>> floors) {
        return floors.stream()
                .flatMap(List::stream)
                .map(room -> "contactcorrections." + room)
                .toArray(String[]::new);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("contactcorrections.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void whatAReportSaysDoesNotDependOnWhereItIsPut() {
        noClasses()
                .that()
                .resideInAPackage("contactcorrections.report.page")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("contactcorrections.report")
                .check(MAIN);
    }

    @Test
    void roomsOfTheRequestStandOnOneAnother() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("request")
                .definedBy("contactcorrections.request")
                .layer("column")
                .definedBy("contactcorrections.request.column")
                .layer("value")
                .definedBy("contactcorrections.request.value")
                .whereLayer("request")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("column")
                .mayOnlyBeAccessedByLayers("request")
                .whereLayer("value")
                .mayNotAccessAnyLayer()
                .check(MAIN);
    }

    @Test
    void springBatchIsKnownWhereJobsAreMade() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "contactcorrections.command..",
                        "contactcorrections.job..",
                        "contactcorrections.launch",
                        "contactcorrections.slots",
                        "contactcorrections.workers",
                        "contactcorrections.csv..",
                        "contactcorrections.preflight",
                        "contactcorrections.apply",
                        "contactcorrections.report",
                        "contactcorrections.history",
                        "contactcorrections.repository")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..")
                .check(MAIN);
    }

    @Test
    void theTokenBucketIsKnownInThrottleOnly() {
        onlyIn("contactcorrections.throttle..", "io.github.bucket4j..");
    }

    @Test
    void theCommandLineIsKnownOnTheTopFloorOnly() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "contactcorrections.command..",
                        "contactcorrections.settings..",
                        "contactcorrections.console..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(MAIN);
        onlyIn("contactcorrections.console..", "me.tongfei.progressbar..");
    }

    @Test
    void csvIsParsedInCsvAndReport() {
        noClasses()
                .that(not(resideInAnyPackage("contactcorrections.csv..", "contactcorrections.report..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.opencsv..")
                .check(MAIN);
    }

    @Test
    void theClientOfConnectIsKnownInConnectOnly() {
        noClasses()
                .that(not(resideInAPackage("contactcorrections.connect..")))
                .should()
                .dependOnClassesThat(type(ConnectClient.class))
                .check(MAIN);
    }

    @Test
    void requestsAreMadeWithoutSpringBeansAndWithoutInput() {
        noClasses()
                .that(resideInAPackage("contactcorrections.request.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework.context..",
                        "org.springframework.jdbc..",
                        "java.nio.file..",
                        "java.net.http..",
                        "java.sql.."))
                .check(MAIN);
    }

    @Test
    void nothingButCommandWritesToTheConsole() {
        noClasses()
                .that(not(resideInAPackage("contactcorrections.command..")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MAIN);
    }

    @Test
    void loggingIsSlf4j() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(MAIN);
    }

    @Test
    void namesSayARole() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MAIN.getPackage("contactcorrections").getSubpackagesInTree())
                .filteredOn(each -> !each.getClasses().isEmpty())
                .hasSizeGreaterThan(10)
                .allMatch(HouseTests::isNullMarked);
    }

    @Test
    void noTestClassHasTheNameOfAMainClass() throws IOException {
        assertThat(classesIn("src/test/java"))
                .hasSizeGreaterThan(100)
                .doesNotContainAnyElementsOf(classesIn("src/main/java"));
    }

    private static Set<String> classesIn(String source) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(source))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isNullMarked(JavaPackage each) {
        return each.isAnnotatedWith(NullMarked.class);
    }

    private static void onlyIn(String home, String library) {
        noClasses()
                .that(not(resideInAPackage(home)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(MAIN);
    }
}
