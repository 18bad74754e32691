package jp.mymovie.operator;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** One examination: the estate, the accounts that can be reached, and what was found in them. */
final class Exam {
    private final EstateView estate;
    private final Looking looking;
    private final List<Place> reachable;
    private final Instant now;
    private final PrintStream out;
    private int findings;

    Exam(EstateView estate, Looking looking, List<Place> reachable, Instant now, PrintStream out) {
        this.estate = estate;
        this.looking = looking;
        this.reachable = reachable;
        this.now = now;
        this.out = out;
    }

    EstateView estate() {
        return estate;
    }

    Looking looking() {
        return looking;
    }

    Instant now() {
        return now;
    }

    boolean reaches(Place home) {
        return reachable.contains(home);
    }

    /** The accounts that can be reached, in each region in use. */
    List<Place> everywhere() {
        return estate.everywhere(reachable);
    }

    /** The accounts of stages that can be reached, production first. */
    List<Place> workloads() {
        return estate.stages().stream().filter(this::reaches).toList();
    }

    void fine(String what) {
        out.printf("fine       %s%n", what);
    }

    /** Tells what is wrong, and what to do about it. */
    void finding(String what, String remedy) {
        findings++;
        out.printf("TO DO      %s%n           %s%n", what, remedy);
    }

    int findings() {
        return findings;
    }
}
