package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;

/**
 * A file as one bot knows it.
 *
 * @param fileId valid for this bot alone, as often as it likes
 * @param uniqueId the same for every bot, and no use for downloading
 * @param width in pixels, of a photo; else 0, as is the height
 */
record KeptFile(
        String fileId,
        String uniqueId,
        long botId,
        FileKind kind,
        String name,
        String mimeType,
        int sizeBytes,
        int width,
        int height,
        String path) {
    /** As it stands in a message. */
    ObjectNode json() {
        var json = Json.object();
        if (kind == FileKind.DOCUMENT || kind == FileKind.AUDIO) {
            json.put("file_name", name);
        }
        if (kind != FileKind.PHOTO) {
            json.put("mime_type", mimeType);
        }
        json.put("file_id", fileId).put("file_unique_id", uniqueId).put("file_size", sizeBytes);
        return kind == FileKind.PHOTO ? json.put("width", width).put("height", height) : json;
    }

    /** The answer to {@code getFile}. */
    ObjectNode file() {
        return Json.object()
                .put("file_id", fileId)
                .put("file_unique_id", uniqueId)
                .put("file_size", sizeBytes)
                .put("file_path", path);
    }
}
