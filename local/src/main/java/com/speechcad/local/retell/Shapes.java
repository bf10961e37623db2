package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The words shapes are made of. */
final class Shapes {
    static final Shape ANY = (_, _, _) -> {};
    static final Shape TEXT = text(0, Integer.MAX_VALUE);
    static final Shape BOOLEAN = (value, path, _) -> require(value.isBoolean(), path, "must be boolean");
    static final Shape ANY_OBJECT = (value, path, _) -> require(value.isObject(), path, "must be object");
    static final Shape ANY_ARRAY = (value, path, _) -> require(value.isArray(), path, "must be array");
    static final Shape NUMBER = (value, path, _) -> require(value.isNumber(), path, "must be number");

    private Shapes() {}

    static Shape text(int shortest, int longest) {
        return (value, path, _) -> {
            require(value.isTextual(), path, "must be string");
            var length = value.textValue().codePointCount(0, value.textValue().length());
            require(length >= shortest, path, "must NOT have fewer than " + shortest + " characters");
            require(length <= longest, path, "must NOT have more than " + longest + " characters");
        };
    }

    static Shape pattern(String regex) {
        var pattern = Pattern.compile(regex);
        return (value, path, _) -> {
            require(value.isTextual(), path, "must be string");
            require(pattern.matcher(value.textValue()).matches(), path, "must match pattern \"" + regex + "\"");
        };
    }

    static Shape oneOf(String... allowed) {
        return oneOf(List.of(allowed));
    }

    static Shape oneOf(Collection<String> allowed) {
        return (value, path, _) -> {
            require(value.isTextual(), path, "must be string");
            require(
                    allowed.contains(value.textValue()),
                    path,
                    "must be equal to one of the allowed values: " + String.join(", ", allowed));
        };
    }

    static Shape number(double least, double most) {
        return (value, path, closed) -> {
            NUMBER.check(value, path, closed);
            require(value.doubleValue() >= least, path, "must be >= " + plain(least));
            require(value.doubleValue() <= most, path, "must be <= " + plain(most));
        };
    }

    static Shape integer(long least, long most) {
        return (value, path, _) -> {
            require(value.isIntegralNumber() && value.canConvertToLong(), path, "must be integer");
            require(value.longValue() >= least, path, "must be >= " + least);
            require(value.longValue() <= most, path, "must be <= " + most);
        };
    }

    static Shape list(Shape item) {
        return list(item, 0);
    }

    static Shape list(Shape item, int fewest) {
        return list(item, fewest, Integer.MAX_VALUE);
    }

    static Shape list(Shape item, int fewest, int most) {
        return (value, path, closed) -> {
            ANY_ARRAY.check(value, path, closed);
            require(value.size() >= fewest, path, "must NOT have fewer than " + fewest + " items");
            require(value.size() <= most, path, "must NOT have more than " + most + " items");
            for (int i = 0; i < value.size(); i++) {
                item.check(value.get(i), path + "/" + i, closed);
            }
        };
    }

    static Shape map(Shape item) {
        return (value, path, closed) -> {
            ANY_OBJECT.check(value, path, closed);
            value.properties().forEach(field -> item.check(field.getValue(), path + "/" + field.getKey(), closed));
        };
    }

    /** The value of one field says which shape the object has. */
    static Shape by(String field, Map<String, ? extends Shape> shapes) {
        var names = oneOf(shapes.keySet().stream().sorted().toList());
        return (value, path, closed) -> {
            ANY_OBJECT.check(value, path, closed);
            require(value.has(field), path, "must have required property '" + field + "'");
            names.check(value.path(field), path + "/" + field, closed);
            var shape = shapes.get(value.path(field).textValue());
            if (shape != null) {
                shape.check(value, path, closed);
            }
        };
    }

    /** The first that fits; where none does, the last one says why. */
    static Shape either(Shape first, Shape second) {
        return (value, path, closed) -> {
            if (!fits(first, value, path, closed)) {
                second.check(value, path, closed);
            }
        };
    }

    static ObjectShape object() {
        return ObjectShape.EMPTY;
    }

    static void require(boolean holds, String path, String otherwise) {
        if (!holds) {
            throw Refused.schema(path, otherwise);
        }
    }

    private static boolean fits(Shape shape, JsonNode value, String path, boolean closed) {
        try {
            shape.check(value, path, closed);
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
