package contactcorrections.request;

/** What an id has to be so that it reaches Connect as a step of the call's URL. */
final class UrlPath {

    private UrlPath() {}

    /**
     * Tells whether the id survives percent-encoding. A lone dot or two are taken for steps up and down the path however
     * they are encoded, and an unpaired surrogate would arrive as a question mark: both would name another contact.
     */
    static boolean canCarry(String id) {
        if (id.equals(".") || id.equals("..")) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (Character.isSurrogate(id.charAt(i))) {
                return hasOnlyPairs(id);
            }
        }
        return true;
    }

    private static boolean hasOnlyPairs(String id) {
        return id.codePoints().noneMatch(point -> point <= Character.MAX_VALUE && Character.isSurrogate((char) point));
    }
}
