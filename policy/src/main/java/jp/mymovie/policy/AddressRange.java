package jp.mymovie.policy;

import java.math.BigInteger;
import java.net.InetAddress;

/** Addresses that begin with the same bits, as {@code 192.0.2.0/24} or a single address. */
record AddressRange(BigInteger first, int length, int bits) {
    private static final java.util.regex.Pattern FIGURES =
            java.util.regex.Pattern.compile("[0-9a-fA-F]*[.:][0-9a-fA-F.:]+");

    static AddressRange of(String cidr) {
        String[] parts = cidr.split("/", 2);
        byte[] address = bytes(parts[0]);
        int length = address.length * 8;
        return new AddressRange(
                new BigInteger(1, address), length, parts.length == 2 ? Integer.parseInt(parts[1]) : length);
    }

    /** False for what is no address. */
    boolean contains(String address) {
        if (!FIGURES.matcher(address).matches()) {
            return false;
        }
        byte[] asked = bytes(address);
        return asked.length * 8 == length
                && new BigInteger(1, asked).shiftRight(length - bits).equals(first.shiftRight(length - bits));
    }

    private static byte[] bytes(String address) {
        // Digits and colons alone are never looked up in the DNS.
        if (!FIGURES.matcher(address).matches()) {
            throw new IllegalArgumentException("'%s' must be an IP address in figures".formatted(address));
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException("'%s' must be an IP address in figures".formatted(address), e);
        }
    }
}
