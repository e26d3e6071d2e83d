package contactcorrections.aws.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that are called without a proxy, as {@code NO_PROXY} and {@code http.nonProxyHosts} list them.
 *
 * @param entries what is listed
 */
record DirectHosts(List<Entry> entries) {

    private static final Pattern WITH_PORT = Pattern.compile("(?<host>[^:]+|\\[[^]]+]):(?<port>[0-9]+)");
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * @param name a name, an address, or a block of addresses such as 10.0.0.0/8, in lower case; * stands for any text
     * @param port the only port that is meant, null for every port
     * @param domain whether hosts of the domain of that name are meant too
     */
    record Entry(String name, @Nullable String port, boolean domain) {

        static Entry of(String text, boolean domain) {
            Matcher withPort = WITH_PORT.matcher(text);
            boolean hasPort = withPort.matches();
            String host = hasPort ? withPort.group("host") : text;
            return new Entry(
                    host.replaceAll("[\\[\\]]", "").replaceFirst("^\\.", "").toLowerCase(Locale.ROOT),
                    hasPort ? withPort.group("port") : null,
                    domain);
        }

        boolean matches(String host, int asked) {
            return (port == null || port.equals(String.valueOf(asked)))
                    && (name.equals("*")
                            || host.equals(name)
                            || (domain && host.endsWith("." + name))
                            || (name.contains("*")
                                    && host.matches(Arrays.stream(name.split("\\*", -1))
                                            .map(Pattern::quote)
                                            .reduce((one, other) -> one + ".*" + other)
                                            .orElseThrow()))
                            || (name.contains("/") && block(host)));
        }

        private boolean block(String host) {
            String[] parts = name.split("/", 2);
            InetAddress first = address(parts[0]);
            InetAddress wanted = address(host);
            if (first == null || wanted == null || !parts[1].matches("[0-9]{1,3}")) {
                return false;
            }
            return sameBits(first.getAddress(), wanted.getAddress(), Integer.parseInt(parts[1]));
        }

        private static boolean sameBits(byte[] one, byte[] other, int bits) {
            if (one.length != other.length || bits > one.length * 8) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param noProxy the variable's value: a domain stands for its hosts too
     * @param nonProxyHosts the system property's value
     */
    static DirectHosts of(@Nullable String noProxy, @Nullable String nonProxyHosts) {
        return new DirectHosts(Stream.concat(entries(noProxy, "[,\\s]+", true), entries(nonProxyHosts, "\\|", false))
                .toList());
    }

    private static Stream<Entry> entries(@Nullable String list, String between, boolean domains) {
        return Stream.ofNullable(list)
                .flatMap(all -> Arrays.stream(all.split(between)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Entry.of(entry, domains));
    }

    /** Whether a host is called without a proxy; this machine always is. */
    boolean include(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "").replaceFirst("\\.$", "");
        return isThisMachine(name) || entries.stream().anyMatch(entry -> entry.matches(name, port));
    }

    private static boolean isThisMachine(String name) {
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        InetAddress address = address(name);
        return address != null && (address.isLoopbackAddress() || address.isAnyLocalAddress());
    }

    /** The address that a text is, null where it is a name: no name is looked up. */
    private static @Nullable InetAddress address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
