package dev.stet.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.platform.limit.Subnet;

/**
 * Where a webhook may lead. Who may make webhooks must not reach, through us, what only our network reaches; so a name is
 * looked up once for each attempt, what it leads to is judged, and exactly that address is connected to.
 */
@ApplicationScoped
class WebhookDestination {

    /** What IANA's registries of special-purpose addresses keep from being global, and multicast. */
    private static final List<Subnet> SPECIAL = Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // these hold other addresses: Teredo and 6to4; the documentation's
            "2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20").map(Subnet::parse).toList();
    /** Of IPv6, only this is global unicast. */
    private static final Subnet GLOBAL = Subnet.parse("2000::/3");
    private static final int LONGEST = 2000;
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9A-Fa-f:.]+]|(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    /** What ends in a number is an address to some programs, and some read 010 as ten, some as eight. */
    private static final Pattern NAME = Pattern.compile("(.*\\.)?[A-Za-z][A-Za-z0-9-]*\\.?");
    private static final Pattern LOCAL = Pattern.compile("(?i)(.*\\.)?localhost\\.?");

    private final boolean allowPrivate;

    WebhookDestination(WebhookSettings settings) {
        this.allowPrivate = settings.allowPrivate();
    }

    /** An address that must not be connected to. */
    static class Forbidden extends RuntimeException {
    }

    /** What is wrong with an address as it is written; names are looked up only when there is something to send. */
    Optional<String> fault(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is no address");
        }
        if (url.length() > LONGEST || uri.getScheme() == null
                || !Set.of("http", "https").contains(uri.getScheme().toLowerCase())) {
            return Optional.of("must begin with http:// or https://");
        }
        String host = uri.getHost();
        if (host == null || !NAME.matcher(host).matches() && !LITERAL.matcher(host).matches()) {
            return Optional.of("must name a host, or its address in the usual form");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of("must have neither user name nor fragment, and a port that there is");
        }
        return isPlainlyPrivate(host)
                ? Optional.of(
                        "leads into a private network or to this machine, which only the setting "
                                + "STET_WEBHOOK_ALLOW_PRIVATE=true allows")
                : Optional.empty();
    }

    private boolean isPlainlyPrivate(String host) {
        if (allowPrivate) {
            return false;
        }
        try {
            return LOCAL.matcher(host).matches()
                    || LITERAL.matcher(host).matches() && !isGlobal(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /**
     * The one address to connect to. Asks name servers, so it may take long.
     *
     * @throws Forbidden if any of the host's addresses must not be connected to
     */
    InetAddress resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        if (!allowPrivate && !Stream.of(all).allMatch(WebhookDestination::isGlobal)) {
            throw new Forbidden();
        }
        return all[0];
    }

    /** An IPv4 address that is written as IPv6 is an IPv4 address to Java already. */
    static boolean isGlobal(InetAddress address) {
        boolean unicast = address.getAddress().length == 4 || GLOBAL.holds(address);
        return unicast && SPECIAL.stream().noneMatch(network -> network.holds(address));
    }
}
