package dev.stet.platform.limit;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** From where a request comes. Proxies are believed only if {@code STET_TRUSTED_PROXIES} names them. */
@Singleton
public class ClientAddress {

    private final List<Subnet> proxies;

    ClientAddress(LimitSettings settings) {
        proxies = settings.trustedProxies().orElse(Set.of()).stream().map(String::strip).map(ClientAddress::network).toList();
    }

    /**
     * What one client has to itself, as text: its IPv4 address, or the first 64 bits of its IPv6 address. Where a trusted proxy
     * does not tell from whom it has the request, the proxy is the client.
     */
    public String of(HttpServerRequest request) {
        Optional<InetAddress> peer = Optional.ofNullable(request.remoteAddress()).map(address -> address.hostAddress())
                .flatMap(Subnet::address);
        return peer.map(address -> Subnet.ofClient(farthest(address, request))).orElse("local");
    }

    /** The first that is not a proxy of ours, counted from here: what stands before it may be made up. */
    private InetAddress farthest(InetAddress peer, HttpServerRequest request) {
        if (!isProxy(peer)) {
            return peer;
        }
        List<Optional<InetAddress>> hops = ForwardedAddresses.of(request.headers()).hops();
        InetAddress client = peer;
        for (int i = hops.size() - 1; i >= 0 && isProxy(client) && hops.get(i).isPresent(); i--) {
            client = hops.get(i).get();
        }
        return client;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(subnet -> subnet.holds(address));
    }

    private static Subnet network(String text) {
        try {
            return Subnet.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("STET_TRUSTED_PROXIES must be addresses or networks, as in 10.0.0.0/8,::1: "
                    + e.getMessage(), e);
        }
    }

    /**
     * Whom proxies say they have a request from, the last one's word last. What is no address (RFC 7239 allows
     * {@code unknown} and {@code _names}) is empty.
     */
    private record ForwardedAddresses(List<Optional<InetAddress>> hops) {

        /** One element of {@code Forwarded}: pairs of a token and a token or quoted string, joined by semicolons. */
        private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\"?)++");
        private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;\"\\s]+))",
                Pattern.CASE_INSENSITIVE);
        private static final Pattern NODE = Pattern.compile("\\[([^]]+)](?::\\w+)?|([0-9.]+)(?::\\w+)?|([0-9a-fA-F:.]+)");

        /**
         * A proxy writes one of the two headers and lets the other pass as its client sent it. So where both are there and
         * differ,
         * neither is believed.
         */
        static ForwardedAddresses of(MultiMap headers) {
            List<String> forwarded = headers.getAll("Forwarded");
            List<String> addresses = headers.getAll("X-Forwarded-For");
            ForwardedAddresses standard = new ForwardedAddresses(
                    elements(forwarded).stream().map(ForwardedAddresses::clientOf).toList());
            ForwardedAddresses common = new ForwardedAddresses(
                    elements(addresses).stream().map(ForwardedAddresses::address).toList());
            if (forwarded.isEmpty() || addresses.isEmpty()) {
                return forwarded.isEmpty() ? common : standard;
            }
            return standard.equals(common) ? standard : new ForwardedAddresses(List.of());
        }

        private static List<String> elements(List<String> lines) {
            List<String> elements = new ArrayList<>();
            for (String line : lines) {
                Matcher element = ELEMENT.matcher(line);
                while (element.find()) {
                    if (!element.group().isBlank()) {
                        elements.add(element.group().strip());
                    }
                }
            }
            return elements;
        }

        private static Optional<InetAddress> clientOf(String element) {
            Matcher pair = FOR.matcher(element);
            return pair.find() ? address(pair.group(1) != null ? pair.group(1) : pair.group(2)) : Optional.empty();
        }

        /** With or without a port, which says nothing of the client. */
        private static Optional<InetAddress> address(String node) {
            Matcher parts = NODE.matcher(node);
            if (!parts.matches()) {
                return Optional.empty();
            }
            String text = parts.group(1) != null ? parts.group(1) : parts.group(2) != null ? parts.group(2) : parts.group(3);
            return Subnet.address(text);
        }
    }
}
