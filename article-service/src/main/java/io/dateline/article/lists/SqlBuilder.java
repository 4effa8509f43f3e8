package io.dateline.article.lists;

import io.vertx.sqlclient.Tuple;

/** Builds an SQL statement of parts and their values. Each {@code ?} becomes the next numbered parameter. */
final class SqlBuilder {

    private final StringBuilder sql = new StringBuilder();
    private final Tuple values = Tuple.tuple();

    /** Appends a part with a value for each {@code ?} in it. */
    SqlBuilder add(String part, Object... partValues) {
        int value = 0;
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '?') {
                values.addValue(partValues[value++]);
                sql.append('$').append(values.size());
            } else {
                sql.append(part.charAt(i));
            }
        }
        sql.append(' ');
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Tuple values() {
        return values;
    }
}
