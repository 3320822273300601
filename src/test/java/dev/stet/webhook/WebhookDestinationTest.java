package dev.stet.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be reached through webhooks, in many spellings. */
class WebhookDestinationTest {

    private final WebhookDestination destination = new WebhookDestination(new Settings(false));

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7",
            "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "[::]", "[::1]",
            "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:10.0.0.1]", "[::127.0.0.1]", "[fe80::1]", "[fc00::1]",
            "[fd00:ec2::254]", "[ff02::1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]",
            "[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "[2001:db8::1]", "[fec0::1]", "[100::1]" })
    void aPrivateAddressIsRefusedAsItIsWrittenAndWhenItIsConnectedTo(String host) {
        assertTrue(destination.fault("https://" + host + "/").isPresent());
        assertTrue(destination.fault("http://" + host + ":8080/x").isPresent());
        assertThrows(WebhookDestination.Forbidden.class, () -> destination.resolve(host));
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "LOCALHOST", "localhost.", "any.localhost", "0x7f.1", "0x7f000001", "2130706433",
            "127.1", "0177.0.0.1", "127.0.0.01", "017700000001", "127.0.0.1%00", "①②⑦.⓪.⓪.①", "[::1%25lo]",
            "[fe80::1%25eth0]" })
    void anOddSpellingOfOneIsRefused(String host) {
        assertTrue(destination.fault("http://" + host + "/").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "127.1", "2130706433" })
    void whereANameLeadsIsJudgedWhenItIsConnectedTo(String name) {
        assertThrows(WebhookDestination.Forbidden.class, () -> destination.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "8.8.8.8", "[2606:4700:4700::1111]", "172.15.0.1", "172.32.0.1", "100.63.255.255",
            "100.128.0.1", "11.0.0.1", "[::ffff:8.8.8.8]" })
    void whatIsPublicIsLetThrough(String host) throws Exception {
        assertEquals(Optional.empty(), destination.fault("https://" + host + "/"));
        assertEquals(InetAddress.getByName(host), destination.resolve(host));
    }

    @Test
    void privateNetworksCanBeAllowed() throws Exception {
        WebhookDestination open = new WebhookDestination(new Settings(true));
        assertEquals(Optional.empty(), open.fault("http://127.0.0.1:8080/"));
        assertEquals("127.0.0.1", open.resolve("127.0.0.1").getHostAddress());
    }

    record Settings(boolean allowPrivate) implements WebhookSettings {

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration firstRetry() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration longestRetry() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration giveUpAfter() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration disableAfter() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration keepDeliveries() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration keepOldSecret() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int concurrency() {
            return 1;
        }
    }
}
