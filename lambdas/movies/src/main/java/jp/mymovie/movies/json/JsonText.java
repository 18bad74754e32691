package jp.mymovie.movies.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes JSON text by hand-written code. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static final int FRAMES = 12;

    private JsonText() {}

    public static String of(Content content) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer does not fail", e);
        }
        return text.toString();
    }

    /** A member that is null where there is nothing to say. */
    public static void member(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value.toString());
        }
    }

    /** What is told of a fault: its class, its cause's and frames; not its message, which may quote what a person wrote. */
    public static void fault(JsonGenerator json, Throwable fault) throws IOException {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        json.writeStringField("errorType", fault.getClass().getName());
        json.writeStringField("causeType", cause.getClass().getName());
        json.writeArrayFieldStart("stackTrace");
        for (StackTraceElement frame :
                Arrays.stream(cause.getStackTrace()).limit(FRAMES).toList()) {
            json.writeString(frame.toString());
        }
        json.writeEndArray();
    }
}
