package jp.mymovie.movies.http;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.movies.domain.FreeText;
import jp.mymovie.movies.domain.Mailbox;
import jp.mymovie.movies.domain.Message;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Messages to those who run the service, from anybody. */
final class Contact {
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>\"\\p{C}\\p{Z}]{1,64}@[^\\s@<>\"\\p{C}\\p{Z}]{1,185}\\.[^\\s@<>\".\\p{C}\\p{Z}]{2,63}");

    private final Mailbox mailbox;
    private final Throttle throttle;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    Contact(Parts parts, Throttle throttle) {
        this.mailbox = parts.mailbox();
        this.throttle = throttle;
        this.pseudonyms = parts.pseudonyms();
        this.clock = parts.clock();
    }

    Response send(Request request) {
        JsonObject body = Body.json(request);
        Message message = new Message(category(body), text(body), email(body), clock.instant());
        String key = IdempotencyKeys.of(request);
        // No address is kept: what is counted for can be made of it and the day, but not the other way.
        Quota quota =
                throttle.message("contact " + pseudonyms.of("sender " + new Today(clock).date(), request.address()));
        Mailbox.Kept kept = mailbox.keep(message, key == null ? null : pseudonyms.of("message", key));
        if (kept == Mailbox.Kept.OTHER) {
            throw IdempotencyKeys.reused("message").with(quota);
        }
        return quota.on(Response.accepted());
    }

    private static Message.Category category(JsonObject body) {
        String text = body.string("category");
        for (Message.Category category : Message.Category.values()) {
            if (name(category).equals(text)) {
                return category;
            }
        }
        String known =
                Arrays.stream(Message.Category.values()).map(Contact::name).collect(Collectors.joining(", "));
        throw Problem.invalid("/category", "must be one of " + known + ", got " + Body.shown(body.get("category")))
                .thrown();
    }

    private static String name(Message.Category category) {
        return category.name().toLowerCase(Locale.ROOT);
    }

    private static String text(JsonObject body) {
        String text = body.string("text");
        if (text == null || !FreeText.visible(text) || FreeText.fault(text, Message.MAX_TEXT) != null) {
            throw Problem.invalid("/text", "must be 1 to 4000 characters, got " + Body.shown(body.get("text")))
                    .thrown();
        }
        return text;
    }

    private static @Nullable String email(JsonObject body) {
        String email = body.string("email");
        if (body.get("email") != null
                && (email == null
                        || Texts.length(email) > Message.MAX_EMAIL
                        || !EMAIL.matcher(email).matches())) {
            throw Problem.invalid("/email", "must be an e-mail address or null, got " + Body.shown(body.get("email")))
                    .thrown();
        }
        return email;
    }
}
