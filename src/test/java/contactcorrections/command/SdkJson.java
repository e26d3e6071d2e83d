package contactcorrections.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;

/** Reads JSON into a request of the AWS SDK, as strictly as the API would. */
final class SdkJson {

    private SdkJson() {}

    /** @throws IllegalArgumentException at a member that the API does not have or that has another type, or without a required one */
    static void fill(SdkPojo builder, JsonNode json) {
        Map<String, SdkField<?>> fields = new TreeMap<>();
        builder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
        json.properties().forEach(member -> {
            SdkField<?> field = fields.get(member.getKey());
            if (field == null) {
                throw new IllegalArgumentException(
                        "no member %s, expected one of %s".formatted(member.getKey(), fields.keySet()));
            }
            field.set(builder, value(field, member.getValue()));
        });
        fields.values().stream()
                .filter(field -> field.containsTrait(RequiredTrait.class)
                        && json.path(field.memberName()).isMissingNode())
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException("no " + missing.memberName() + ", which is required");
                });
    }

    private static Object value(SdkField<?> field, JsonNode json) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.LIST) && json.isArray()) {
            SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> list = new ArrayList<>();
            json.values().forEach(element -> list.add(value(item, element)));
            return list;
        }
        if (type.equals(MarshallingType.MAP) && json.isObject()) {
            SdkField<?> item = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties().forEach(entry -> map.put(entry.getKey(), value(item, entry.getValue())));
            return map;
        }
        if (type.equals(MarshallingType.SDK_POJO) && json.isObject()) {
            SdkPojo nested = field.constructor().get();
            fill(nested, json);
            return ((Buildable) nested).build();
        }
        if (type.equals(MarshallingType.STRING) && json.isString()) {
            return json.stringValue();
        }
        if (type.equals(MarshallingType.BOOLEAN) && json.isBoolean()) {
            return json.booleanValue();
        }
        if (type.equals(MarshallingType.INTEGER) && json.isInt()) {
            return json.intValue();
        }
        throw new IllegalArgumentException("%s: expected a value of type %s, found %s"
                .formatted(field.memberName(), type.getTargetClass(), json.getNodeType()));
    }
}
