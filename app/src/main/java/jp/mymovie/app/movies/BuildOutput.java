package jp.mymovie.app.movies;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.mymovie.app.settings.Checkout;

/** What other modules build and the stacks deploy. */
enum BuildOutput {
    MOVIES_FUNCTION("lambdas/movies/target/movies-function.jar", "./mvnw package -pl lambdas/movies"),
    WEB("web/dist", "npm run build -w web");

    private final String path;
    private final String command;

    BuildOutput(String path, String command) {
        this.path = path;
        this.command = command;
    }

    /** Where it is; stops the synth when it has not been built yet. */
    Path path() {
        Path output = Checkout.root().resolve(path);
        if (!Files.exists(output)) {
            throw new IllegalArgumentException("'%s' is not built: run %s".formatted(path, command));
        }
        return output;
    }
}
