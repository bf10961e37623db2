package com.speechcad.local.telegram;

import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.Params.Upload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every file that was ever sent, by its id. Used under the world's lock. */
final class Files {
    private static final String KEPT = "telegram.file";
    private static final String BYTES = "telegram.bytes";
    private static final int LARGEST_PHOTO_BYTES = 10 << 20;
    private static final int LARGEST_DOWNLOAD_BYTES = 20 << 20;
    /** A page's head with one segment, and the packet on it. */
    private static final int OGG_HEAD = 28;

    private static final int FIRST_PAGE = OGG_HEAD + 8;
    private static final Duration LINK_LIFE = Duration.ofHours(1);
    private static final Map<String, String> MIME_TYPES = Map.of(
            "pdf", "application/pdf",
            "csv", "text/csv",
            "txt", "text/plain",
            "png", "image/png",
            "jpg", "image/jpeg",
            "mp3", "audio/mpeg",
            "m4a", "audio/mp4",
            "ogg", "audio/ogg",
            "wav", "audio/x-wav");

    private final World world;
    private final Map<String, Instant> linkedUntil = new HashMap<>();

    Files(World world) {
        this.world = world;
    }

    /** Keeps a file for a bot; the same content sent again has the same id. */
    KeptFile keep(long botId, FileKind asked, Upload upload) {
        var bytes = upload.bytes();
        if (bytes.length == 0) {
            throw Refusal.badRequest("file must be non-empty");
        }
        var mimeType = mimeType(upload);
        var kind = isPlayed(asked, mimeType, bytes) ? asked : FileKind.DOCUMENT;
        if (kind == FileKind.PHOTO && bytes.length > LARGEST_PHOTO_BYTES) {
            throw Refusal.badRequest("file is too big");
        }
        var size = kind == FileKind.PHOTO ? PictureSize.of(bytes) : new PictureSize(0, 0);
        var content = hash(bytes);
        var unique =
                "AQ" + hash((kind + content).getBytes(StandardCharsets.UTF_8)).substring(0, 14);
        var id = "BAAC" + hash((botId + unique + upload.fileName()).getBytes(StandardCharsets.UTF_8));
        var known = find(botId, id);
        if (known.isPresent()) {
            return known.get();
        }
        var path = kind.folder() + "/file_" + world.next("file/" + botId) + extension(upload.fileName());
        var file = new KeptFile(
                id, unique, botId, kind, upload.fileName(), mimeType, bytes.length, size.width(), size.height(), path);
        if (world.journal.get(BYTES, unique).isEmpty()) {
            world.journal.put(BYTES, unique, Base64.getEncoder().encodeToString(bytes));
        }
        world.journal.put(KEPT, id, Json.write(Json.tree(file)));
        return file;
    }

    Optional<KeptFile> find(String fileId) {
        return world.journal.get(KEPT, fileId).map(json -> Json.parse(json, KeptFile.class));
    }

    /** Another bot's file is no file. */
    Optional<KeptFile> find(long botId, String fileId) {
        return find(fileId).filter(file -> file.botId() == botId);
    }

    byte[] bytes(KeptFile file) {
        return world.journal
                .get(BYTES, file.uniqueId())
                .map(text -> Base64.getDecoder().decode(text))
                .orElseThrow(() -> new IllegalStateException("the bytes of " + file.path() + " are lost"));
    }

    /** Opens the download of a file for an hour. */
    KeptFile link(Bot bot, String fileId) {
        var file = find(bot.id(), fileId)
                .orElseThrow(() -> Refusal.badRequest("wrong file_id or the file is temporarily unavailable"));
        if (file.sizeBytes() > LARGEST_DOWNLOAD_BYTES) {
            throw Refusal.badRequest("file is too big");
        }
        linkedUntil.put(bot.id() + "/" + file.path(), world.now().plus(LINK_LIFE));
        return file;
    }

    /** A file whose link is open. */
    KeptFile linked(Bot bot, String path) {
        var until = linkedUntil.getOrDefault(bot.id() + "/" + path, Instant.MIN);
        return world.journal.all(KEPT).values().stream()
                .map(json -> Json.parse(json, KeptFile.class))
                .filter(file -> file.botId() == bot.id() && file.path().equals(path))
                .filter(_ -> world.now().isBefore(until))
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, "Not Found"));
    }

    /** Only what it can play is music or a voice message; anything else comes as a file. */
    private static boolean isPlayed(FileKind asked, String mimeType, byte[] bytes) {
        return switch (asked) {
            case AUDIO -> isMusic(mimeType);
            case VOICE -> isOpus(bytes) || isMusic(mimeType);
            case PHOTO, DOCUMENT -> true;
        };
    }

    /** OGG whose first packet is Opus's head. */
    private static boolean isOpus(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, FIRST_PAGE), StandardCharsets.ISO_8859_1);
        return start.startsWith("OggS") && start.startsWith("OpusHead", OGG_HEAD);
    }

    private static boolean isMusic(String mimeType) {
        return mimeType.equals("audio/mpeg") || mimeType.equals("audio/mp4") || mimeType.equals("audio/x-m4a");
    }

    private static String mimeType(Upload upload) {
        var given = upload.contentType().replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        var dot = extension(upload.fileName());
        var known = dot.isEmpty() ? null : MIME_TYPES.get(dot.substring(1));
        return known == null ? given : known;
    }

    private static String extension(String fileName) {
        var dot = fileName.lastIndexOf('.');
        var extension = dot < 0 ? "" : fileName.substring(dot).toLowerCase(Locale.ROOT);
        return extension.matches("\\.[a-z0-9]{1,8}") ? extension : "";
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
