package dev.stet.platform.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** Who a client is, and who may say so. */
class ClientAddressTest {

    private static final Set<String> PROXIES = Set.of("10.0.0.0/8", "2001:db8:ffff::/48", "192.0.2.7");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // nobody but a proxy of ours is believed
            "198.51.100.1     | for=203.0.113.9                          | 198.51.100.1",
            "192.0.2.8        | for=203.0.113.9                          | 192.0.2.8",
            "10.1.2.3         |                                          | 10.1.2.3",
            "10.1.2.3         | for=203.0.113.9                          | 203.0.113.9",
            "192.0.2.7        | For=203.0.113.9;proto=https;by=10.0.0.1  | 203.0.113.9",
            "10.1.2.3         | by=10.0.0.1; for=\"203.0.113.9:8080\"    | 203.0.113.9",
            // what stands before the last that is not ours may be made up
            "10.1.2.3         | for=1.1.1.1, for=203.0.113.9             | 203.0.113.9",
            "10.1.2.3         | for=203.0.113.9, for=10.9.9.9            | 203.0.113.9",
            "10.1.2.3         | for=10.8.8.8, for=10.9.9.9               | 10.8.8.8",
            "10.1.2.3         | for=\"a, for=1.1.1.1\", for=203.0.113.9  | 203.0.113.9",
            // no address: the proxy is the client
            "10.1.2.3         | for=unknown                              | 10.1.2.3",
            "10.1.2.3         | for=1.1.1.1, for=_hidden                 | 10.1.2.3",
            "10.1.2.3         | for=1.1.1.1, proto=https                 | 10.1.2.3",
            "10.1.2.3         | for=                                     | 10.1.2.3",
            // IPv6: what a subscriber is given
            "10.1.2.3         | for=\"[2001:db8:1:2:3:4:5:6]:443\"       | 2001:db8:1:2:0:0:0:0",
            "2001:db8:1:2::9  |                                          | 2001:db8:1:2:0:0:0:0",
            "2001:db8:ffff::1 | for=203.0.113.9                          | 203.0.113.9",
            "::ffff:10.1.2.3  | for=203.0.113.9                          | 203.0.113.9" })
    void believesForwardedFromItsProxiesAlone(String peer, String forwarded, String client) {
        assertEquals(client, client(peer, forwarded, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "203.0.113.9                   | 203.0.113.9", "1.1.1.1, 203.0.113.9, 10.4.4.4 | 203.0.113.9",
            "203.0.113.9:1234              | 203.0.113.9", "2001:db8:1:2::9         | 2001:db8:1:2:0:0:0:0",
            "[2001:db8:1:2::9]:80          | 2001:db8:1:2:0:0:0:0", "1.1.1.1, nobody | 10.1.2.3" })
    void understandsTheCommonHeaderToo(String forwardedFor, String client) {
        assertEquals(client, client("10.1.2.3", null, forwardedFor));
    }

    @Test
    void believesNeitherHeaderWhereTheyDiffer() {
        assertEquals("203.0.113.9", client("10.1.2.3", "for=203.0.113.9", "203.0.113.9"));
        assertEquals("10.1.2.3", client("10.1.2.3", "for=1.1.1.1", "203.0.113.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "proxy.example.org", "10.0.0.0/33", "10.0.0.0/x", "" })
    void refusesToStartWithAProxyThatIsNoAddress(String proxy) {
        assertThrows(ConfigurationException.class, () -> new ClientAddress(() -> Optional.of(Set.of(proxy))));
    }

    private static String client(String peer, String forwarded, String forwardedFor) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (forwarded != null) {
            headers.add("Forwarded", forwarded);
        }
        if (forwardedFor != null) {
            headers.add("X-Forwarded-For", forwardedFor);
        }
        return new ClientAddress(() -> Optional.of(PROXIES)).of(request(SocketAddress.inetSocketAddress(1, peer), headers));
    }

    private static HttpServerRequest request(SocketAddress peer, MultiMap headers) {
        return (HttpServerRequest) Proxy.newProxyInstance(ClientAddressTest.class.getClassLoader(),
                new Class<?>[] { HttpServerRequest.class }, (proxy, method, arguments) -> switch (method.getName()) {
                    case "remoteAddress" -> peer;
                    case "headers" -> headers;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
