package dev.stet.platform.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

import io.netty.util.NetUtil;

/** Addresses that begin with the same bits. */
public record Subnet(InetAddress first, int bits) {

    private static final int CLIENT_BITS = 64;

    /** @throws IllegalArgumentException for what is neither an address nor a network */
    public static Subnet parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no address"));
        int all = first.getAddress().length * 8;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("'" + text + "' has a prefix that is not from 0 to " + all);
        }
        return new Subnet(masked(first, bits), bits);
    }

    /** Never asks a name server; an IPv4 address that is written as IPv6 is the IPv4 address. */
    static Optional<InetAddress> address(String text) {
        byte[] bytes = text.isEmpty() ? null : NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? Optional.empty() : Optional.of(address(bytes));
    }

    /** What one client has to itself: an IPv4 address, or the 64 bits that an IPv6 subscriber is given at least. */
    static String ofClient(InetAddress address) {
        byte[] bytes = address.getAddress();
        return masked(address, Math.min(bytes.length * 8, CLIENT_BITS)).getHostAddress();
    }

    /** @param address as text; what is none is in no network */
    public boolean holds(String address) {
        return address(address).filter(this::holds).isPresent();
    }

    public boolean holds(InetAddress address) {
        return address.getAddress().length == first.getAddress().length && masked(address, bits).equals(first);
    }

    private static InetAddress masked(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        int whole = bits / 8;
        if (whole < bytes.length) {
            bytes[whole] &= (byte) (0xff00 >> bits % 8);
            Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
        }
        return address(bytes);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("4 and 16 bytes are addresses", impossible);
        }
    }
}
