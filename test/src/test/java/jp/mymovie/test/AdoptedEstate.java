package jp.mymovie.test;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * The estate of the committed settings in an organization that exists, with its management account, log archive and
 * monitoring account: the app's {@code settings/adopted.json} laid over {@code estate}.
 */
public final class AdoptedEstate {
    private AdoptedEstate() {}

    private static final class Once {
        static final Path DIRECTORY = GrownEstate.synthesize(
                "adopted",
                estate -> estate.setAll(
                        (ObjectNode) Assembly.read(Project.file("app/src/test/resources/settings/adopted.json"))));
    }

    /** The assembly, synthesized when first asked for. */
    public static Path directory() {
        return Once.DIRECTORY;
    }
}
