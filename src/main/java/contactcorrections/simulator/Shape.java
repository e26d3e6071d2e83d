package contactcorrections.simulator;

import contactcorrections.simulator.Answer.Failure;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a part of the request may look like. */
sealed interface Shape {

    /** All that is wrong with the value, lazily. */
    Stream<Failure> check(String at, JsonNode value);

    /** A string of so many Unicode code points that begins with the pattern. */
    record Text(int min, int max, Pattern pattern) implements Shape {

        Text(int min, int max) {
            this(min, max, Pattern.compile(""));
        }

        @Override
        public Stream<Failure> check(String at, JsonNode value) {
            return value.isString() ? check(at, value.stringValue()) : wrongType(at, "a string");
        }

        Stream<Failure> check(String at, String text) {
            int length = text.codePointCount(0, text.length());
            if (length < min || length > max) {
                return violation(at, text, "have length between %s and %s".formatted(min, max));
            }
            return pattern.matcher(text).lookingAt()
                    ? Stream.empty()
                    : violation(at, text, "satisfy regular expression pattern: " + pattern);
        }
    }

    /** One of some strings. */
    record Enumeration(Set<String> values) implements Shape {
        @Override
        public Stream<Failure> check(String at, JsonNode value) {
            return value.isString() ? check(at, value.stringValue()) : wrongType(at, "a string");
        }

        Stream<Failure> check(String at, String text) {
            return values.contains(text) ? Stream.empty() : violation(at, text, "satisfy enum value set: " + values);
        }
    }

    /** A 32-bit integer. */
    record Int32() implements Shape {
        @Override
        public Stream<Failure> check(String at, JsonNode value) {
            return value.isIntegralNumber() && value.canConvertToInt()
                    ? Stream.empty()
                    : wrongType(at, "a 32-bit integer");
        }
    }

    /** An object of known members. */
    record Structure(Map<String, Shape> members, Set<String> required) implements Shape {
        @Override
        public Stream<Failure> check(String at, JsonNode value) {
            if (!value.isObject()) {
                return wrongType(at, "an object");
            }
            Stream<Failure> missing = required.stream()
                    .filter(member -> !value.hasNonNull(member))
                    .flatMap(member -> violation(at + "." + member, "null", "not be null"));
            return Stream.concat(missing, checkMembers(at, value, members));
        }
    }

    /** An object of exactly one of some members, which may hold such objects again. */
    record Union(Supplier<Map<String, Shape>> members) implements Shape {
        @Override
        public Stream<Failure> check(String at, JsonNode value) {
            if (!value.isObject()) {
                return wrongType(at, "an object");
            }
            long set = value.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .count();
            return set == 1
                    ? checkMembers(at, value, members.get())
                    : violation(at, set + " values", "have exactly one value");
        }
    }

    /** An object of any members. */
    record MapOf(Text key, Shape value) implements Shape {
        @Override
        public Stream<Failure> check(String at, JsonNode map) {
            if (!map.isObject()) {
                return wrongType(at, "a map");
            }
            return map.properties().stream()
                    .flatMap(entry -> Stream.concat(
                            key.check(at, entry.getKey()),
                            value.check(at + "." + quote(entry.getKey()), entry.getValue())));
        }
    }

    /** An array of at most so many elements. */
    record ListOf(Shape element, int max) implements Shape {
        @Override
        public Stream<Failure> check(String at, JsonNode list) {
            if (!list.isArray()) {
                return wrongType(at, "a list");
            }
            return list.size() > max
                    ? violation(at, list.size() + " elements", "have length less than or equal to " + max)
                    : IntStream.range(0, list.size()).boxed().flatMap(i -> element.check(at + "." + i, list.get(i)));
        }
    }

    private static Stream<Failure> checkMembers(String at, JsonNode object, Map<String, Shape> members) {
        return object.properties().stream().flatMap(entry -> {
            String where = at.isEmpty() ? quote(entry.getKey()) : at + "." + quote(entry.getKey());
            Shape shape = members.get(entry.getKey());
            if (shape == null) {
                return Stream.of(Answer.invalidRequest("Unknown member '%s'".formatted(where)));
            }
            return entry.getValue().isNull() ? Stream.empty() : shape.check(where, entry.getValue());
        });
    }

    private static Stream<Failure> wrongType(String at, String expected) {
        return Stream.of(Answer.invalidRequest("Expected %s at '%s'".formatted(expected, at)));
    }

    /** Quotes the value as the service does: a caller has to be prepared to find customer data in a message. */
    static Stream<Failure> violation(String at, String found, String must) {
        return Stream.of(Answer.invalidParameter(
                "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must %s"
                        .formatted(quote(found), at, must)));
    }

    private static String quote(String text) {
        return text.codePointCount(0, text.length()) <= 100 ? text : text.substring(0, text.offsetByCodePoints(0, 100));
    }
}
