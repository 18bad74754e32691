package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.Test;

/**
 * Who may do what: every route, asked by everybody, about everybody. The statuses stand in {@code identity-matrix.txt} to
 * be reviewed; {@code -Dsnapshot.update=true} writes them anew.
 */
final class IdentityMatrixTest {
    private static final String FILE = "identity-matrix.txt";

    /** Who asks: nobody knows a guest, and a stranger has signed in without choosing a handle. */
    private enum Caller {
        GUEST,
        HANAKO,
        TARO,
        SECRET,
        STRANGER
    }

    /** About whom: hanako shows her list, secret does not, gone has left, nobody was never there. */
    private static final List<String> TARGETS = List.of("hanako", "secret", "gone", "nobody");

    @Test
    void everyRouteAnswersEverybodyAsReviewed() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("%-18s %-7s %s".formatted("route", "about", header()));
        for (MovieRoute route : MovieRoute.values()) {
            for (String target : route.path().contains("{handle}") ? TARGETS : List.of("-")) {
                StringBuilder line = new StringBuilder("%-18s %-7s".formatted(route, target));
                for (Caller caller : Caller.values()) {
                    line.append(" %-8s".formatted(status(route, caller, target)));
                }
                lines.add(line.toString().stripTrailing());
            }
        }
        String matrix = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("snapshot.update")) {
            Files.writeString(Path.of("src/test/resources/jp/mymovie/movies/http", FILE), matrix);
        }
        try (InputStream reviewed = Objects.requireNonNull(getClass().getResourceAsStream(FILE), FILE)) {
            assertThat(matrix).isEqualTo(new String(reviewed.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String header() {
        return String.join(
                        " ",
                        Arrays.stream(Caller.values())
                                .map(caller -> "%-8s".formatted(caller))
                                .toList())
                .stripTrailing();
    }

    /** In a world of its own, so that no cell depends on another. */
    private static int status(MovieRoute route, Caller caller, String target) {
        Api api = new Api();
        for (String user : List.of("hanako", "taro", "secret", "gone")) {
            Api.Call call = api.signedUp(user);
            call.json("{\"score\":50}").put("/me/entries/1");
            call.put("/me/watchlist/2");
            call.json("{\"score\":50}").put("/me/entries/3");
            call.delete("/me/entries/3");
        }
        api.as("taro").put("/me/following/hanako");
        assertThat(api.as("taro").put("/me/following/secret").status()).isEqualTo(204);
        api.as("secret").header("If-Match", "*").json("{\"private\":true}").patch("/me");
        api.as("gone").delete("/me");
        Api.Call call =
                caller == Caller.GUEST ? api.guest() : api.as(caller.name().toLowerCase(Locale.ROOT));
        return Requests.send(call, route, target, "new_one").status();
    }
}
