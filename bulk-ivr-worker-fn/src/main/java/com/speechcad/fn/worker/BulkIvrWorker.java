package com.speechcad.fn.worker;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What both queues feed: dials from {@code bulk}, everything else from {@code jobs}. Tells which messages failed. */
public class BulkIvrWorker extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
    @Inject
    WorkMessages messages;

    /** As Lambda builds it. */
    @SuppressWarnings("NullAway.Init")
    public BulkIvrWorker() {}

    /** Over beans that exist already. */
    @SuppressWarnings("NullAway.Init")
    public BulkIvrWorker(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(@Nullable SQSEvent event) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : records(event)) {
            if (!messages.work(Optional.ofNullable(message.getBody()).orElse(""))) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private static List<SQSEvent.SQSMessage> records(@Nullable SQSEvent event) {
        return event == null || event.getRecords() == null ? List.of() : event.getRecords();
    }
}
