package com.speechcad.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The event Lambda makes of a batch, and how it reads the answer. */
final class SqsEvents {
    private SqsEvents() {}

    static byte[] event(List<Message> batch, String queue) {
        var event = Json.object();
        var records = event.putArray("Records");
        batch.forEach(message -> records.add(entry(message, queue)));
        return Json.write(event).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The ids of the messages that failed; empty when the whole batch did, because the answer makes no sense. No answer,
     * or one without a list, is a success.
     */
    static Optional<Set<String>> failures(byte[] answer, Set<String> sent) {
        var text = new String(answer, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return Optional.of(Set.of());
        }
        JsonNode tree;
        try {
            tree = Json.parse(text);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        var failed = new HashSet<String>();
        for (var item : tree.path("batchItemFailures")) {
            var id = item.path("itemIdentifier").asText("");
            if (!sent.contains(id)) {
                return Optional.empty();
            }
            failed.add(id);
        }
        return Optional.of(failed);
    }

    private static ObjectNode entry(Message message, String queue) {
        var entry = Json.object()
                .put("messageId", message.messageId())
                .put("receiptHandle", message.receiptHandle())
                .put("body", message.body());
        var attributes = entry.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        var messageAttributes = entry.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> messageAttributes.set(name, messageAttribute(value)));
        return entry.put("md5OfBody", message.md5OfBody())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", "arn:aws:sqs:" + LocalQueues.REGION + ":" + LocalQueues.ACCOUNT + ":" + queue)
                .put("awsRegion", LocalQueues.REGION);
    }

    private static ObjectNode messageAttribute(MessageAttributeValue value) {
        var attribute = Json.object();
        if (value.stringValue() != null) {
            attribute.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            attribute.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        return attribute.put("dataType", value.dataType());
    }
}
