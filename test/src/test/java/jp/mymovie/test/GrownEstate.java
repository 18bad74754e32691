package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The estate of the committed settings under names of its own, with entries added, synthesized by the app and the book tracker of its tests. */
public final class GrownEstate {
    /** Entries that a person adds to the settings. */
    public enum Addition {
        /** A third stage of the movie service. */
        DEV_STAGE {
            @Override
            void addTo(ObjectNode estate) {
                account(estate, "dev");
                stage((ObjectNode) estate.at("/services/0"), "dev", "dev", "dev.films-estate.dev");
                record(estate, "dev");
            }
        },
        /** A second service in two accounts of its own. */
        SECOND_SERVICE {
            @Override
            void addTo(ObjectNode estate) {
                account(estate, "booksStg");
                account(estate, "booksProd");
                ObjectNode books = estate.withArray("services").addObject().put("name", "books");
                // Nothing of it follows a stream.
                List.of("dns", "distribution", "throttle", "functions").forEach(books.putArray("levels")::add);
                stage(books, "stg", "booksStg", "stg.books.films-estate.dev");
                stage(books, "prod", "booksProd", "books.films-estate.dev");
                record(estate, "booksStg");
                record(estate, "booksProd");
            }
        },
        /** An account that was there before the estate, kept for a service. */
        EXISTING_ACCOUNT {
            @Override
            void addTo(ObjectNode estate) {
                ((ObjectNode) estate.get("accounts"))
                        .putObject("partner")
                        .put("role", "workload")
                        .put("existing", "123456789012");
            }
        },
        /** A service that stays on the net when the budget is spent. */
        UNCUT_SERVICE {
            @Override
            void addTo(ObjectNode estate) {
                account(estate, "notesProd");
                ObjectNode notes = estate.withArray("services")
                        .addObject()
                        .put("name", "notes")
                        .put("cut", false);
                stage(notes, "prod", "notesProd", "notes.films-estate.dev");
                record(estate, "notesProd");
            }
        };

        abstract void addTo(ObjectNode estate);

        private static void account(ObjectNode estate, String key) {
            ((ObjectNode) estate.get("accounts"))
                    .putObject(key)
                    .put("role", "workload")
                    .put("email", "aws+%s@films-estate.dev".formatted(key.toLowerCase(Locale.ROOT)));
        }

        private static void stage(ObjectNode service, String name, String account, String host) {
            service.withArray("stages")
                    .addObject()
                    .put("name", name)
                    .put("account", account)
                    .put("host", host)
                    .put("originKey", 2);
        }

        private static void record(ObjectNode estate, String account) {
            ((ObjectNode) estate.get("recorded"))
                    .putObject(account)
                    .put("distributionDomain", "d1%s.cloudfront.net".formatted(account.toLowerCase(Locale.ROOT)));
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    /** Public half of a key whose private half nobody has. */
    private static final String RECOVERY_KEY =
            "MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAnWgGZBCDSBlsHCJoRuH66kD664oJt/2/+li6dKvtMhOKfciu8Baczbox"
                    + "VJz9NeMsxo2tPDiBlBSSfmQNr17IRAiyU+NftuLvYWzvmwMXf3FCHMEHCKxqv2Ep5jkr3QxPeK5R4XU6Ued/i82hag6VbpgtOadZ"
                    + "7Jb/duRyCpLQDSqbZhu8staI10lSev31731ZYJWmtwoLblqLgVQdGHNHieaLJljERJ6btknCrvVJcX05f/zvEB9MM77T6U8kiMXl"
                    + "Ez5enpeESUDEs3M0FfeG4rywvAuDsVmMBsVVftu5S6ZMkaJl8rVNYpstrl3zA8dow09X1sGXs6qSk4MgB1EDPiCAbFFgyvshiLCp"
                    + "4WJINCuNub5lcJtbjqxdw8yv06nPWfcmWaR20P5V2OZHq0GEaVpfAedVsuW1hAW64qr00Hawn/JWuNHeJwTETSsML+t7HITlVFBD"
                    + "6eCPknNrZSVjd8QfDxHNAh0EwL2DBoAhHJ/m825x+Nnl07CTKXRzWbh5AgMBAAE=";

    private static final Map<Addition, Path> ALONE = new EnumMap<>(Addition.class);

    private GrownEstate() {}

    /** Names of the sample settings as somebody would have made them his own: the sample itself takes no recorded value. */
    public static String owned(String text) {
        return text.replace("mymovie.example", "films-estate.dev")
                .replace("mymovieexample", "filmsestatedev")
                .replace("example_owner", "films-owner")
                .replace("+81-3-0000-0000", "+81-3-1234-5678");
    }

    private static final class Once {
        static final Path DIRECTORY = synthesize("all", EnumSet.allOf(Addition.class));
    }

    private static final class Bare {
        static final Path DIRECTORY = synthesize("bare", EnumSet.noneOf(Addition.class));
    }

    /** The assembly with none, under the same names, to compare the others with. */
    static Path bare() {
        return Bare.DIRECTORY;
    }

    /** The assembly with all additions, synthesized when first asked for. */
    public static Path directory() {
        return Once.DIRECTORY;
    }

    /** The assembly with one addition. */
    static synchronized Path directory(Addition addition) {
        return ALONE.computeIfAbsent(addition, alone -> synthesize(alone.name(), EnumSet.of(alone)));
    }

    private static Path synthesize(String name, Set<Addition> additions) {
        return synthesize(
                "grown-" + name.toLowerCase(Locale.ROOT),
                estate -> additions.forEach(addition -> addition.addTo(estate)));
    }

    /** The committed settings with a change, synthesized into a folder of that name. */
    static Path synthesize(String name, Consumer<ObjectNode> change) {
        Path folder = Project.file("test/target/" + name);
        Path settings = folder.resolve("cdk.json");
        try {
            Files.createDirectories(folder);
            ObjectNode json = (ObjectNode) JSON.readTree(owned(Project.text("cdk.json")));
            json.withObject("/estate/mail").withArray("mx").add("10 mx1.films-mail.dev");
            // So that policies and templates of the nightly export are met by every test of a grown estate.
            json.withObject("/estate").put("recoveryKey", RECOVERY_KEY);
            change.accept((ObjectNode) json.get("estate"));
            Files.writeString(settings, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<String> command = new ArrayList<>(Project.java(
                "app",
                "jp.mymovie.app.GrownEstate",
                settings.toString(),
                folder.resolve("cdk.out").toString()));
        int classPath = command.indexOf("-cp") + 1;
        command.set(classPath, Project.file("app/target/test-classes") + File.pathSeparator + command.get(classPath));
        Project.Outcome outcome = Project.run(command);
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return folder.resolve("cdk.out");
    }
}
