package com.speechcad.local.bare;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import java.util.List;

/** Reports the messages whose body is {@code bad}, and falls over {@code poison}. */
public class BareQueueFunction extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {
    public BareQueueFunction() {}

    public BareQueueFunction(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        if (event.getRecords().stream().anyMatch(message -> message.getBody().equals("poison"))) {
            throw new IllegalStateException("poison");
        }
        List<SQSBatchResponse.BatchItemFailure> failures = event.getRecords().stream()
                .filter(message -> message.getBody().equals("bad"))
                .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
                .toList();
        return new SQSBatchResponse(failures);
    }
}
