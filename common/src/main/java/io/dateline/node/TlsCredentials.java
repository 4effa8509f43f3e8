package io.dateline.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a certificate, its private key and its authority fit each other, before another node would reject them.
 */
final class TlsCredentials {

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----", Pattern.MULTILINE);
    private static final byte[] ANYTHING = "anything".getBytes(UTF_8);

    private TlsCredentials() {}

    /** The value of a setting, and the content of the file it names. */
    record Pem(String setting, String content) {}

    /**
     * Checks the three files.
     *
     * @throws IllegalArgumentException with a sentence for the first fault
     */
    static void check(Pem certificate, Pem key, Pem authority) {
        List<X509Certificate> chain = certificates(certificate);
        X509Certificate anchor = certificates(authority).getFirst();
        checkDates(certificate, chain.getFirst());
        checkDates(authority, anchor);
        checkKey(
                key,
                privateKey(key, chain.getFirst().getPublicKey()),
                chain.getFirst().getPublicKey());
        checkIssuer(certificate, chain, anchor);
    }

    private static List<X509Certificate> certificates(Pem pem) {
        try {
            List<X509Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.content.getBytes(UTF_8)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!all.isEmpty() && pem.content.contains("-----BEGIN CERTIFICATE-----")) {
                return all;
            }
        } catch (CertificateException e) {
            // Reported below.
        }
        throw new IllegalArgumentException(pem.setting + ": this is no certificate as PEM");
    }

    private static void checkDates(Pem pem, X509Certificate certificate) {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new IllegalArgumentException(
                    pem.setting + ": this certificate expired on "
                            + certificate.getNotAfter().toInstant(),
                    e);
        } catch (CertificateNotYetValidException e) {
            throw new IllegalArgumentException(
                    pem.setting + ": this certificate is not valid before "
                            + certificate.getNotBefore().toInstant(),
                    e);
        }
    }

    private static PrivateKey privateKey(Pem pem, PublicKey publicKey) {
        Matcher found = PRIVATE_KEY.matcher(pem.content);
        if (!found.find()) {
            throw new IllegalArgumentException(
                    pem.setting + ": this is no private key as PEM (PKCS #8, not encrypted)");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
            return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw doesNotFit(pem, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(pem.setting + ": keys of this kind are not known here", e);
        }
    }

    private static void checkKey(Pem pem, PrivateKey privateKey, PublicKey publicKey) {
        try {
            String algorithm = switch (publicKey.getAlgorithm()) {
                case "EC" -> "SHA256withECDSA";
                case "RSA" -> "SHA256withRSA";
                default -> publicKey.getAlgorithm();
            };
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(privateKey);
            signing.update(ANYTHING);
            byte[] signature = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(publicKey);
            verifying.update(ANYTHING);
            if (!verifying.verify(signature)) {
                throw doesNotFit(pem, null);
            }
        } catch (InvalidKeyException | SignatureException e) {
            throw doesNotFit(pem, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(pem.setting + ": keys of this kind are not known here", e);
        }
    }

    private static IllegalArgumentException doesNotFit(Pem pem, @Nullable Exception cause) {
        return new IllegalArgumentException(pem.setting + ": this key is not that of the certificate", cause);
    }

    private static void checkIssuer(Pem pem, List<X509Certificate> chain, X509Certificate authority) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
        } catch (CertPathValidatorException e) {
            throw new IllegalArgumentException(
                    pem.setting + ": this certificate is not one of the authority's: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has X.509 and PKIX", e);
        }
    }
}
