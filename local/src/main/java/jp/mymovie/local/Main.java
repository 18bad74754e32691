package jp.mymovie.local;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import jp.mymovie.assembly.Unsupported;

/** Runs the synthesized estate on this machine: {@code up}. */
public final class Main {
    private Main() {}

    /** Starts the command; a mistake of the caller is one line and status 2. */
    public static void main(String[] arguments) {
        // Libraries write to standard output; it belongs to the one line that says where the estate is.
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            List<String> words = Arrays.asList(arguments);
            if (words.isEmpty() || !words.get(0).equals("up")) {
                throw new IllegalArgumentException(
                        "unknown command '%s': known is up".formatted(words.isEmpty() ? "" : words.get(0)));
            }
            Options options = Options.parse(words.subList(1, words.size()));
            LocalEstate estate = new LocalEstate(options);
            Runtime.getRuntime().addShutdownHook(new Thread(estate::close));
            estate.start();
            out.println("MyMovie is at " + estate.origin());
            out.flush();
            estate.startLate();
            Thread.currentThread().join();
        } catch (IllegalArgumentException | Unsupported e) {
            System.err.println("mymovie: " + e.getMessage());
            System.exit(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
