package contactcorrections.request.value;

import static contactcorrections.request.value.ErrorCode.DUPLICATE_JSON_MEMBER;
import static contactcorrections.request.value.ErrorCode.INVALID_JSON;
import static contactcorrections.request.value.ErrorCode.JSON_TOO_DEEP;
import static contactcorrections.request.value.ErrorCode.WRONG_JSON_TYPE;

import contactcorrections.run.Wording;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Cells that hold JSON, read without any leniency. Jackson's own messages quote the text, so none of them is passed on. */
public final class JsonCell {

    /** Objects and arrays inside one another that a cell may hold; values of the API never need as many. */
    private static final int MAX_DEPTH = 50;

    // Few threads read very many cells: a pool of buffers that they shared would cost a tenth of the time.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonCell() {}

    /** The cell's value; null, with what is wrong told, if the cell does not hold exactly one. */
    public static @Nullable JsonNode read(String cell, BiConsumer<ErrorCode, String> onError) {
        JsonNode node;
        try (JsonParser parser = MAPPER.createParser(cell)) {
            node = read(parser, onError);
        }
        if (node != null && hasHalfCharacter(cell, node)) {
            onError.accept(INVALID_JSON, "half of a surrogate pair, expected whole characters");
            return null;
        }
        return node;
    }

    /** Only an escape can give one, and Connect could not read the request then. */
    private static boolean hasHalfCharacter(String cell, JsonNode node) {
        return cell.contains("\\u") && !StandardCharsets.UTF_8.newEncoder().canEncode(node.toString());
    }

    private static @Nullable JsonNode read(JsonParser parser, BiConsumer<ErrorCode, String> onError) {
        try {
            JsonNode node = MAPPER.readTree(parser);
            if (parser.nextToken() == null) {
                return node;
            }
            onError.accept(INVALID_JSON, "more after the end of the JSON value, expected one object");
        } catch (StreamConstraintsException e) {
            if (parser.streamReadContext().getNestingDepth() >= MAX_DEPTH) {
                onError.accept(JSON_TOO_DEEP, "more than %s levels of nesting".formatted(MAX_DEPTH));
            } else {
                onError.accept(WRONG_JSON_TYPE, "a number or text too long, expected a value that the API takes");
            }
        } catch (MismatchedInputException e) {
            onError.accept(DUPLICATE_JSON_MEMBER, "the same member twice" + before(parser));
        } catch (JacksonException e) {
            onError.accept(INVALID_JSON, "no valid JSON" + before(parser) + ", expected one object");
        }
        return null;
    }

    private static String before(JsonParser parser) {
        return " at or before character "
                + Wording.number(parser.currentLocation().getCharOffset());
    }

    /** What a node is, in the words of JSON. */
    public static String kindOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> node.isIntegralNumber() ? "a whole number" : "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }
}
