package dev.stet.platform.limit;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.MultiMap;

/**
 * Whom proxies say they have a request from, the last one's word last. What is no address (RFC 7239 allows
 * {@code unknown} and {@code _names}) is empty.
 */
record ForwardedAddresses(List<Optional<InetAddress>> hops) {

    /** One element of {@code Forwarded}: pairs of a token and a token or quoted string, joined by semicolons. */
    private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\"?)++");
    private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;\"\\s]+))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NODE = Pattern.compile("\\[([^]]+)](?::\\w+)?|([0-9.]+)(?::\\w+)?|([0-9a-fA-F:.]+)");

    /**
     * A proxy writes one of the two headers and lets the other pass as its client sent it. So where both are there and differ,
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
