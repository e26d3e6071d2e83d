package contactcorrections.aws.proxy;

import contactcorrections.run.UsageException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that calls to AWS go through.
 *
 * @param scheme scheme of calls to the proxy itself, {@code http} or {@code https}
 * @param host its name or address
 * @param port 1 to 65,535
 * @param user user name that it asks for, null for none
 * @param password of that user, null for none
 * @param setting the environment variable or system property that names it
 */
record HttpProxy(
        String scheme,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String setting) {

    private static final String EXPECTED = "expected http://HOST:PORT or http://USER:PASSWORD@HOST:PORT,"
            + " with %XX for characters other than letters and digits in USER and PASSWORD";

    private static final Pattern URL = Pattern.compile("(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?"
            + "(?:(?<user>[^@:/\\s]*)(?::(?<password>[^/\\s]*))?@)?"
            + "(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?/?");

    /**
     * Reads the value of an environment variable.
     *
     * @throws UsageException if it is no address of a proxy; the message does not repeat it, it may hold a password
     */
    static HttpProxy of(String setting, String value) {
        Matcher url = URL.matcher(value.strip());
        if (!url.matches()) {
            throw wrong(setting, EXPECTED);
        }
        String scheme =
                url.group("scheme") == null ? "http" : url.group("scheme").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrong(setting, "expected a proxy that is spoken to by http:// or https://, found " + scheme + "://");
        }
        return new HttpProxy(
                scheme,
                url.group("host").replaceAll("[\\[\\]]", ""),
                port(setting, url.group("port"), scheme.equals("http") ? 80 : 443),
                decoded(setting, url.group("user")),
                decoded(setting, url.group("password")),
                setting);
    }

    /** @throws UsageException if the text is no port */
    static int port(String setting, @Nullable String text, int otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (!text.strip().matches("[0-9]{1,5}")) {
            throw wrong(setting, "expected the port of the proxy, 1 to 65535");
        }
        int port = Integer.parseInt(text.strip());
        if (port < 1 || port > 65_535) {
            throw wrong(setting, "expected a port of 1 to 65535, found " + port);
        }
        return port;
    }

    private static @Nullable String decoded(String setting, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            // A plus is a plus in this part of an address.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong(setting, EXPECTED);
        }
    }

    private static UsageException wrong(String setting, String expected) {
        return new UsageException("%s: not accepted, %s".formatted(setting, expected));
    }

    /** For people, without the user and the password. */
    @Override
    public String toString() {
        return "the proxy %s://%s:%s (%s)"
                .formatted(scheme, host.contains(":") ? "[" + host + "]" : host, port, setting);
    }
}
