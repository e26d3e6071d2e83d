package contactcorrections.command;

import picocli.CommandLine.IVersionProvider;

/** Says which version of the program this is. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ContactCorrections.class.getPackage().getImplementationVersion();
        return new String[] {
            "contact-corrections " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
        };
    }
}
