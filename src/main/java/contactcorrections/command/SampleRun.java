package contactcorrections.command;

import contactcorrections.run.ExitState;

/**
 * What {@code mvn spring-boot:run} starts. Some rows of the sample fail on purpose, and Maven would call that exit code a
 * broken build.
 */
final class SampleRun {

    private SampleRun() {}

    public static void main(String[] args) {
        int code = ContactCorrections.execute(args);
        System.exit(code == ExitState.COMPLETED_WITH_ERRORS.code() ? 0 : code);
    }
}
