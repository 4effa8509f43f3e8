package io.dateline.node;

import io.dateline.config.Settings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mutual TLS of the event bus: each side shows a certificate of the same private authority. All files are PEM.
 *
 * <p>Host names in certificates are not verified: nodes find each other by addresses that change with each start, and
 * the authority issues certificates for nodes only, so the holder of one is a node.
 *
 * @param certificate the certificate of this node, followed by intermediate certificates if there are any
 * @param key the private key of the certificate
 * @param authority the certificate of the trusted authority
 */
record BusTls(Buffer certificate, Buffer key, Buffer authority) {

    private static final String CERTIFICATE = "DATELINE_BUS_TLS_CERT";
    private static final String KEY = "DATELINE_BUS_TLS_KEY";
    private static final String AUTHORITY = "DATELINE_BUS_TLS_CA";

    /** Reads it; null where it is off. Files that do not fit each other are a fault of the settings. */
    static @Nullable BusTls read(Settings settings) {
        String certificate = settings.optionalText(
                CERTIFICATE,
                "The file with the certificate of this node, as PEM. Where the three are set, the event bus speaks TLS 1.3"
                        + " only, and only with nodes whose certificate is of the same authority.");
        String key = settings.optionalText(KEY, "The file with its private key, as PEM (PKCS #8), not encrypted.");
        String authority = settings.optionalText(
                AUTHORITY,
                "The file with the certificate of the authority, as PEM: deploy/make-authority.sh makes one.");
        if (certificate == null && key == null && authority == null) {
            return null;
        }
        if (certificate == null || key == null || authority == null) {
            settings.fault(CERTIFICATE + ", " + KEY + ", " + AUTHORITY + ": must all be set, or none");
            return null;
        }
        Buffer certificateFile = file(settings, CERTIFICATE, certificate);
        Buffer keyFile = file(settings, KEY, key);
        Buffer authorityFile = file(settings, AUTHORITY, authority);
        if (certificateFile == null || keyFile == null || authorityFile == null) {
            return null;
        }
        try {
            TlsCredentials.check(
                    new TlsCredentials.Pem(CERTIFICATE + "=" + certificate, certificateFile.toString()),
                    new TlsCredentials.Pem(KEY + "=" + key, keyFile.toString()),
                    new TlsCredentials.Pem(AUTHORITY + "=" + authority, authorityFile.toString()));
        } catch (IllegalArgumentException e) {
            settings.fault(String.valueOf(e.getMessage()));
            return null;
        }
        return new BusTls(certificateFile, keyFile, authorityFile);
    }

    private static @Nullable Buffer file(Settings settings, String setting, String name) {
        try {
            return Buffer.buffer(Files.readAllBytes(Path.of(name)));
        } catch (IOException | InvalidPathException e) {
            settings.fault(setting + "=" + name + ": this file cannot be read");
            return null;
        }
    }

    /** Enables it. */
    void applyTo(EventBusOptions options) {
        options.setSsl(true)
                .setKeyCertOptions(
                        new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key))
                .setTrustOptions(new PemTrustOptions().addCertValue(authority))
                .setClientAuth(ClientAuth.REQUIRED)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
    }

    @Override
    public String toString() {
        return "BusTls";
    }
}
