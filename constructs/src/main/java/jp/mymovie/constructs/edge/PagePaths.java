package jp.mymovie.constructs.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.constructs.Construct;

/** The function at the edge that turns the path of a page into {@code /index.html}: {@code page-paths.js}. */
final class PagePaths {
    private PagePaths() {}

    static Function function(Construct scope) {
        return Function.Builder.create(scope, "PagePaths")
                .comment("Paths without an extension are the one page of the site")
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromInline(source()))
                .build();
    }

    static String source() {
        try (InputStream source = PagePaths.class.getResourceAsStream("page-paths.js")) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
