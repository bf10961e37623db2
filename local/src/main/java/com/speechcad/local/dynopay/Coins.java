package com.speechcad.local.dynopay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The coins DynoPay knows, invented rates, and addresses that look right and belong to nobody. */
final class Coins {
    static final List<String> ALL = List.of(
            "BTC",
            "ETH",
            "LTC",
            "DOGE",
            "TRX",
            "BCH",
            "USDT-TRC20",
            "USDT-ERC20",
            "USDC-ERC20",
            "SOL",
            "XRP",
            "RLUSD",
            "RLUSD-ERC20",
            "POLYGON",
            "USDT-POLYGON");

    static final Map<String, BigDecimal> RATES = rates();

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private Coins() {}

    /** Whether all payments share one address and are told apart by a tag. */
    static boolean tagged(String coin) {
        return coin.equals("XRP") || coin.equals("RLUSD");
    }

    /** What to send for so many dollars, rounded up so that an exact payer is never short. */
    static BigDecimal crypto(String coin, BigDecimal usd, BigDecimal usdPerCoin) {
        return plain(usd.divide(usdPerCoin, coin.startsWith("US") ? 6 : 8, RoundingMode.UP));
    }

    /** Without zeroes at the end and without an exponent, as JavaScript writes it. */
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The n-th address of a coin's pool. No checksum in it is right, so no wallet would send real money there. */
    static String address(String coin, int n) {
        return switch (coin) {
            case "BTC" -> "bc1qsim" + letters(BECH32, coin, n, 35);
            case "LTC" -> "ltc1qsim" + letters(BECH32, coin, n, 35);
            case "BCH" -> "bitcoincash:qsim" + letters(BECH32, coin, n, 38);
            case "DOGE" -> "DSim" + letters(BASE58, coin, n, 30);
            case "TRX", "USDT-TRC20" -> "TSim" + letters(BASE58, coin, n, 30);
            case "XRP", "RLUSD" -> "rSim" + letters(BASE58, "XRP", 0, 29);
            case "SOL" -> "Sim" + letters(BASE58, coin, n, 41);
            default -> "0x51" + letters("0123456789abcdef", coin, n, 38);
        };
    }

    static String transaction(String coin, String seed) {
        return (coin.contains("ERC20") || coin.equals("ETH") ? "0x" : "") + letters("0123456789abcdef", seed, 0, 64);
    }

    private static String letters(String alphabet, String seed, int n, int length) {
        var text = new StringBuilder();
        for (int block = 0; text.length() < length; block++) {
            for (var octet : sha256(seed + "/" + n + "/" + block)) {
                if (text.length() < length) {
                    text.append(alphabet.charAt((octet & 0xff) % alphabet.length()));
                }
            }
        }
        return text.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, BigDecimal> rates() {
        var usd = new LinkedHashMap<String, BigDecimal>();
        usd.put("BTC", new BigDecimal("64000"));
        usd.put("ETH", new BigDecimal("2400"));
        usd.put("LTC", new BigDecimal("80"));
        usd.put("DOGE", new BigDecimal("0.16"));
        usd.put("BCH", new BigDecimal("400"));
        usd.put("TRX", new BigDecimal("0.25"));
        usd.put("USDT-TRC20", BigDecimal.ONE);
        usd.put("USDT-ERC20", BigDecimal.ONE);
        return Collections.unmodifiableMap(usd);
    }
}
