package jp.mymovie.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes {@code docs/crossings.md}: every value that one account or region needs of another. */
public final class CrossingsPage {
    private CrossingsPage() {}

    /** @param arguments the file to write */
    public static void main(String... arguments) throws IOException {
        Estate estate = Estate.read(MyMovieApp.root().resolve("cdk.json"));
        Files.writeString(Path.of(arguments[0]), page(estate));
    }

    static String page(Estate estate) {
        return """
                # Every value that crosses an account or a region

                Generated from `jp.mymovie.app.Crossing` by `./mymovie docs`; a test keeps it so. Values are those of the committed settings.

                ## Recorded

                AWS makes these up. A person writes each under `estate.recorded` in `cdk.json` once its maker is deployed; until then a sample stands in, or what needs it is left out, and the synth says so. In the order in which they come to be:

                | path | made by | used by | how to find it |
                |---|---|---|---|
                %s

                ## Derived

                These are computed from the settings: the maker gives the resource that name, the users compute the same.

                | value | made by | used by | with the committed settings |
                |---|---|---|---|
                %s
                """.formatted(
                        rows(true, "| `%1$s` | %2$s | %3$s | %4$s |", estate),
                        rows(false, "| `%5$s` | %2$s | %3$s | `%6$s` |", estate));
    }

    private static String rows(boolean recorded, String row, Estate estate) {
        return Arrays.stream(Crossing.values())
                .filter(crossing -> crossing.isRecorded() == recorded)
                .map(crossing -> row.formatted(
                        crossing.path(),
                        crossing.maker(),
                        crossing.users(),
                        crossing.remedy(),
                        crossing.name(),
                        estate.value(crossing)))
                .collect(Collectors.joining("\n"));
    }
}
