package contactcorrections.command;

/** The program's entry point. */
public final class ContactCorrections {

    private ContactCorrections() {}

    public static void main(String[] args) {
        System.out.println(args.length);
    }
}
