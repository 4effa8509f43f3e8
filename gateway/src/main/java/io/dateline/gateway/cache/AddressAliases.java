package io.dateline.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that were found to ask for what is kept under another key. A client that writes out a default, or puts parameters in
 * another order, is answered as fast as everybody else, without the question being checked again. Bounded in bytes.
 */
final class AddressAliases {

    private static final long MAX_BYTES = 4 << 20;
    private static final int BESIDE_TEXT_BYTES = 200;

    private final Cache<String, String> keys = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String address, String key) -> BESIDE_TEXT_BYTES + address.length() + key.length())
            .executor(Runnable::run)
            .build();

    /** Notes that a request for the address asks for what has that key. */
    void learn(String address, String key) {
        if (!address.equals(key)) {
            keys.put(address, key);
        }
    }

    /** The key of an address, null where nothing is known of it. */
    @Nullable
    String find(String address) {
        return keys.getIfPresent(address);
    }
}
