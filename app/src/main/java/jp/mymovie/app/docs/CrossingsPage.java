package jp.mymovie.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.app.settings.Crossed;
import jp.mymovie.app.settings.Estate;

/** Writes {@code docs/crossings.md}: every value that one account or region needs of another. */
public final class CrossingsPage {
    private CrossingsPage() {}

    /** @param arguments the file to write */
    public static void main(String... arguments) throws IOException {
        Estate estate = Estate.read(Checkout.root().resolve("cdk.json"));
        Files.writeString(Path.of(arguments[0]), page(estate));
    }

    /** The page of an estate, as Markdown. */
    public static String page(Estate estate) {
        return """
                # Every value that crosses an account or a region

                Generated from `jp.mymovie.app.settings.Crossing` by `./mymovie docs`; a test keeps it so. Values are those of the committed settings.

                ## Recorded

                AWS makes these up. A person writes each under `estate.recorded` in `cdk.json` once its maker is deployed; until then a sample stands in, or what needs it is left out, and the synth says so (`./mymovie missing` lists them). In the order in which they come to be:

                | path | made by | used by | how to find it |
                |---|---|---|---|
                %s

                ## Derived

                These are computed from the settings: the maker gives the resource that name, the users compute the same.

                | value | of | made by | used by | with the committed settings |
                |---|---|---|---|---|
                %s

                ## Referenced

                These stay inside one account and cross from the home region to us-east-1 by the CDK's own cross-region reference ([why](decisions/0003-the-api-reaches-the-edge-by-cross-region-reference.md)).

                | value | of | made by | used by |
                |---|---|---|---|
                %s
                """.formatted(
                        rows(Crossed::isRecorded, "| `%1$s` | %2$s | %3$s | %4$s |", estate),
                        rows(Crossed::isDerived, "| `%5$s` | %7$s | %2$s | %3$s | `%6$s` |", estate),
                        rows(
                                crossed -> !crossed.isRecorded() && !crossed.isDerived(),
                                "| `%5$s` | %7$s | %2$s | %3$s |",
                                estate));
    }

    private static String rows(Predicate<Crossed> kind, String row, Estate estate) {
        return Crossed.all(estate).stream()
                .filter(kind)
                .map(crossed -> row.formatted(
                        crossed.path(),
                        crossed.maker(),
                        crossed.users(),
                        crossed.remedy(),
                        crossed.kind().name(),
                        crossed.isDerived() ? crossed.value() : "",
                        crossed.owner()))
                .collect(Collectors.joining("\n"));
    }
}
