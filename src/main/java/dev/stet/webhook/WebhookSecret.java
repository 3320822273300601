package dev.stet.webhook;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook and its receiver share, as Standard Webhooks has it; {@link #toString()} hides it from logs. */
record WebhookSecret(byte[] bytes) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSecret random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    /** For the one answer that hands it over. */
    String reveal() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** One of the words of {@code webhook-signature}. */
    String sign(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "whsec_…";
    }
}
