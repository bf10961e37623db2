package com.speechcad.provider.telegram;

import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.ChatFiles;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Fetches what people sent: first where it is, then the bytes. */
@Singleton
@Secondary
class TelegramFiles implements ChatFiles {
    private final TelegramHttp http;

    TelegramFiles(TelegramHttp http) {
        this.http = http;
    }

    @Override
    public Fetched fetch(TenantId tenant, String fileId) {
        return switch (http.call(tenant, "getFile", new Fields().with("file_id", fileId))) {
            case Answer.No no -> refused(no);
            case Answer.Ok(var result) -> {
                var path = Optional.ofNullable(result.get("file_path")).map(JsonNode::getStringValue);
                yield path.flatMap(known -> http.download(tenant, known, LARGEST_BYTES))
                        .map(bytes -> bytes.length > LARGEST_BYTES ? new Fetched.TooBig() : new Fetched.Got(bytes))
                        .orElseGet(Fetched.Gone::new);
            }
        };
    }

    private static Fetched refused(Answer.No no) {
        if (no.says("file is too big")) {
            return new Fetched.TooBig();
        }
        if (no.code() == 400) {
            return new Fetched.Gone();
        }
        throw new Unreachable("Telegram refuses getFile: " + no.code() + " " + no.description());
    }
}
