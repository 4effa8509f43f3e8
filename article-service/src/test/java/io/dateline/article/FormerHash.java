package io.dateline.article;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;

/** Hashes as they were made before passwords were prepared. */
final class FormerHash {

    private FormerHash() {}

    static String of(String password) {
        return Argon2Function.getInstance(7_168, 5, 1, 32, Argon2.ID)
                .hash(password)
                .getResult();
    }
}
