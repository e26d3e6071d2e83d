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
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.connect.ConnectClient;

/** The house as it was drawn: what each package may know. */
class HouseTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("contactcorrections");

    @Test
    void noImportRunsBackUp() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("command")
                .definedBy("contactcorrections.command..")
                .layer("settings")
                .definedBy("contactcorrections.settings..")
                .layer("console")
                .definedBy("contactcorrections.console..")
                .layer("job")
                .definedBy("contactcorrections.job..")
                .layer("connect")
                .definedBy("contactcorrections.connect..")
                .layer("request")
                .definedBy("contactcorrections.request..")
                .layer("report")
                .definedBy("contactcorrections.report..")
                .layer("outcome")
                .definedBy("contactcorrections.outcome..")
                .layer("throttle")
                .definedBy("contactcorrections.throttle..")
                .layer("csv")
                .definedBy("contactcorrections.csv..")
                .layer("input")
                .definedBy("contactcorrections.input..")
                .layer("s3")
                .definedBy("contactcorrections.s3..")
                .layer("row")
                .definedBy("contactcorrections.row..")
                .layer("aws")
                .definedBy("contactcorrections.aws..")
                .layer("run")
                .definedBy("contactcorrections.run..")
                .layer("simulator")
                .definedBy("contactcorrections.simulator..")
                .whereLayer("command")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("command")
                .whereLayer("console")
                .mayOnlyBeAccessedByLayers("settings", "command")
                .whereLayer("job")
                .mayOnlyBeAccessedByLayers("settings", "console", "command")
                .whereLayer("connect")
                .mayOnlyBeAccessedByLayers("job", "settings", "console", "command")
                .whereLayer("request")
                .mayOnlyBeAccessedByLayers("connect", "job", "settings", "console", "command")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("job", "console", "command")
                .whereLayer("outcome")
                .mayOnlyBeAccessedByLayers("report", "request", "connect", "job", "console", "command")
                .whereLayer("throttle")
                .mayOnlyBeAccessedByLayers("connect", "job", "settings", "console", "command")
                .whereLayer("csv")
                .mayOnlyBeAccessedByLayers("report", "request", "job", "settings", "console", "command")
                .whereLayer("input")
                .mayOnlyBeAccessedByLayers("csv", "job", "settings", "console", "command")
                .whereLayer("s3")
                .mayOnlyBeAccessedByLayers("input", "report", "job", "settings", "console", "command")
                .whereLayer("aws")
                .mayOnlyBeAccessedByLayers("s3", "connect", "job", "settings", "command")
                .whereLayer("row")
                .mayNotAccessAnyLayer()
                .whereLayer("run")
                .mayNotAccessAnyLayer()
                .whereLayer("simulator")
                .mayOnlyBeAccessedByLayers("command")
                .check(MAIN);
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
                        "contactcorrections.csv..",
                        "contactcorrections.outcome..")
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
