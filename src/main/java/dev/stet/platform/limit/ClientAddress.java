package dev.stet.platform.limit;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.runtime.configuration.ConfigurationException;
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
}
