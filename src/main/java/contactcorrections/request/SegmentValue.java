package contactcorrections.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;

/** What a segment attribute becomes: exactly one of the five kinds of value that the API has. */
sealed interface SegmentValue {

    SegmentAttributeValue toSdk();

    record Text(String text) implements SegmentValue {

        @Override
        public SegmentAttributeValue toSdk() {
            return SegmentAttributeValue.builder().valueString(text).build();
        }
    }

    record Whole(int number) implements SegmentValue {

        @Override
        public SegmentAttributeValue toSdk() {
            return SegmentAttributeValue.builder().valueInteger(number).build();
        }
    }

    record Arn(String arn) implements SegmentValue {

        @Override
        public SegmentAttributeValue toSdk() {
            return SegmentAttributeValue.builder().valueArn(arn).build();
        }
    }

    record Entries(Map<String, SegmentValue> entries) implements SegmentValue {

        @Override
        public SegmentAttributeValue toSdk() {
            return SegmentAttributeValue.builder().valueMap(toSdk(entries)).build();
        }

        static Map<String, SegmentAttributeValue> toSdk(Map<String, SegmentValue> entries) {
            Map<String, SegmentAttributeValue> values = new LinkedHashMap<>();
            entries.forEach((key, value) -> values.put(key, value.toSdk()));
            return values;
        }
    }

    record Items(List<SegmentValue> items) implements SegmentValue {

        @Override
        public SegmentAttributeValue toSdk() {
            return SegmentAttributeValue.builder()
                    .valueList(items.stream().map(SegmentValue::toSdk).toList())
                    .build();
        }
    }
}
