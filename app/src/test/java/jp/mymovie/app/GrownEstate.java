package jp.mymovie.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.app.books.BookStage;
import jp.mymovie.app.service.ServiceStage;

/** The house with a second service in it: what its app would be if somebody entered the book tracker. */
public final class GrownEstate {
    private GrownEstate() {}

    /** @param arguments the settings to read and the folder for the assembly */
    public static void main(String... arguments) {
        try {
            synthesize(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (IllegalArgumentException e) {
            System.err.println("mymovie: " + e.getMessage());
            System.exit(1);
        }
    }

    static void synthesize(Path settings, Path assembly) {
        Map<String, ServiceStage.Factory> services = new TreeMap<>(MyMovieApp.SERVICES);
        services.put("books", BookStage::new);
        services.put("notes", BookStage::new);
        new MyMovieApp(settings, assembly, services).synth();
    }
}
